using System.Runtime.InteropServices;

namespace Verify.Rig;

/// <summary>Finds the check that is asked for and runs it. 0: all properties hold; 1: one does not; 2: it cannot run here; 3: it is not understood.</summary>
internal static class CommandLine
{
    private const int Broken = 1;
    private const int NotRun = 2;
    private const int NotUnderstood = 3;
    private const string ControlsSwitch = "--controls";

    private static readonly TaskCompletionSource Interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<int> RunAsync(string[] args)
    {
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var stopped = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        switch (args)
        {
            case ["--list"]:
                foreach (var check in Checks.All)
                    Console.WriteLine($"{check.Name,-16} {check.Summary}");
                return 0;
            case [] or ["--help"] or ["help"]:
                Console.WriteLine(Help());
                return args.Length == 0 ? NotUnderstood : 0;
            case ["all" or "quick", .. var rest]:
                return await RunManyAsync(quick: args[0] == "quick", withControls: rest.Contains(ControlsSwitch, StringComparer.Ordinal), rest.Where(option => option != ControlsSwitch));
            case [var name, "--help"] when Checks.Find(name) is { } check:
                Console.WriteLine(Help(check));
                return 0;
            case [var name, .. var options] when Checks.Find(name) is { } check:
                return await RunOneAsync(check, options);
            default:
                await Console.Error.WriteLineAsync($"There is no check {args[0]}. See --list.");
                return NotUnderstood;
        }
    }

    private static async Task<int> RunManyAsync(bool quick, bool withControls, IEnumerable<string> common)
    {
        var worst = 0;
        foreach (var check in Checks.All)
        {
            IReadOnlyList<string> options = quick ? [.. check.Quick, .. common] : [.. common];
            worst = Math.Max(worst, await RunOneAsync(check, options));
            if (Interrupted.Task.IsCompleted)
                return Broken;
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
            var checking = check.RunAsync(run);
            if (await Task.WhenAny(checking, Interrupted.Task) == checking)
            {
                await checking;
                return run.Report.AllHold ? 0 : Broken;
            }

            await OwnProcess.EndAllAsync();
            await Console.Error.WriteLineAsync($"{check.Name} was interrupted.");
            return Broken;
        }
        catch (Exception problem) when (problem is CannotRunException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{check.Name}: {problem.Message}");
            return problem is CannotRunException ? NotRun : NotUnderstood;
        }
        catch (Exception problem)    // whatever it is, the processes of the run have been ended
        {
            await Console.Error.WriteLineAsync($"{check.Name} did not come to its end: {problem}");
            return Broken;
        }
    }

    private static void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;    // what was started must be ended first
        Interrupted.TrySetResult();
    }

    private static string Help() => $$"""
        Drives the built service from outside: own processes, real sockets, kill -9.

          dotnet run -c Release --project tests/Verify -- <check> [{{Arguments.ControlSwitch}}] [{{Arguments.UntimedSwitch}}] [options]
          dotnet run -c Release --project tests/Verify -- <check> --help
          dotnet run -c Release --project tests/Verify -- all | quick [{{ControlsSwitch}}] [{{Arguments.UntimedSwitch}}]
          dotnet run -c Release --project tests/Verify -- --list

        {{Arguments.ControlSwitch}} breaks the property on purpose: the check must fail. Logs, data and report.jsonl are left in artifacts/<check>/.
        Exit code: 0 every property holds, 1 one does not, 2 it cannot run here, 3 it is not understood.
        """;

    private static string Help(ICheck check) => string.Join('\n',
    [
        $"{check.Name}: {check.Summary}",
        $"  {Arguments.ControlSwitch,-20} {check.Control}",
        .. check.Options.Concat(Arguments.OfAll).Select(option => $"  {option.Name,-20} {option.Meaning}{(option.Fallback.Length > 0 ? $" ({option.Fallback})" : "")}"),
        $"  in quick: {string.Join(' ', check.Quick)}",
    ]);
}
