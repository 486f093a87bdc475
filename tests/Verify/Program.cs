using Verify.Rig;

return await CommandLine.RunAsync(args);
