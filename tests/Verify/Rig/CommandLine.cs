namespace Verify.Rig;

/// <summary>Finds the check that is asked for and runs it. 0: all properties hold; 1: one does not; 2: it cannot run here, or is not understood.</summary>
internal static class CommandLine
{
    private const int Broken = 1;
    private const int NotRun = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["--list"]:
                foreach (var check in Checks.All)
                    Console.WriteLine($"{check.Name,-16} {check.Summary}");
                return 0;
            case [] or ["--help"] or ["help"]:
                Console.WriteLine(Help());
                return args.Length == 0 ? NotRun : 0;
            case ["all" or "quick", .. var rest]:
                return await RunManyAsync(quick: args[0] == "quick", withControls: rest.Contains("--controls", StringComparer.Ordinal));
            case [var name, "--help"] when Checks.Find(name) is { } check:
                Console.WriteLine(Help(check));
                return 0;
            case [var name, .. var options] when Checks.Find(name) is { } check:
                return await RunOneAsync(check, options);
            default:
                await Console.Error.WriteLineAsync($"There is no check {args[0]}. See --list.");
                return NotRun;
        }
    }

    private static async Task<int> RunManyAsync(bool quick, bool withControls)
    {
        var worst = 0;
        foreach (var check in Checks.All)
        {
            IReadOnlyList<string> options = quick ? check.Quick : [];
            worst = Math.Max(worst, await RunOneAsync(check, options));
            if (!withControls)
                continue;
            var control = await RunOneAsync(check, [.. options, Arguments.ControlSwitch]);
            Console.WriteLine($$"""{"check":"{{check.Name}}","property":"the control breaks it","holds":{{(control == Broken ? "true" : "false")}}}""");
            worst = Math.Max(worst, control == Broken ? 0 : Math.Max(Broken, control));
        }

        return worst;
    }

    private static async Task<int> RunOneAsync(ICheck check, IReadOnlyList<string> options)
    {
        try
        {
            await using var run = new CheckRun(check, new Arguments(check, options));
            await check.RunAsync(run);
            return run.Report.AllHold ? 0 : Broken;
        }
        catch (Exception problem) when (problem is CannotRunException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{check.Name}: {problem.Message}");
            return NotRun;
        }
        catch (Exception problem)    // whatever it is, the processes of the run have been ended
        {
            await Console.Error.WriteLineAsync($"{check.Name} did not come to its end: {problem}");
            return Broken;
        }
    }

    private static string Help() => $$"""
        Drives the built service from outside: own processes, real sockets, kill -9.

          dotnet run -c Release --project tests/Verify -- <check> [{{Arguments.ControlSwitch}}] [options]
          dotnet run -c Release --project tests/Verify -- <check> --help
          dotnet run -c Release --project tests/Verify -- all | quick [--controls]
          dotnet run -c Release --project tests/Verify -- --list

        {{Arguments.ControlSwitch}} breaks the property on purpose: the check must fail. Logs, data and report.jsonl are left in artifacts/<check>/.
        Exit code: 0 every property holds, 1 one does not, 2 it cannot run here.
        """;

    private static string Help(ICheck check) => string.Join('\n',
    [
        $"{check.Name}: {check.Summary}",
        $"  {Arguments.ControlSwitch,-20} {check.Control}",
        .. check.Options.Select(option => $"  {option.Name,-20} {option.Meaning}{(option.Fallback.Length > 0 ? $" ({option.Fallback})" : "")}"),
        $"  in quick: {string.Join(' ', check.Quick)}",
    ]);
}
