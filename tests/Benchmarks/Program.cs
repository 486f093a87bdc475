using Benchmarks;

return args is ["relay", var port, var upstream] ? await Relay.RunAsync(port, new Uri(upstream)) : await ReadBenchmark.RunAsync(args);
