using Playground;

return await PlaygroundHost.RunAsync(args);
