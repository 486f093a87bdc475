using CsCheck;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Whatever callers and the wire do, HubSpot never counts more than the limit in a window, and nobody waits for ever.</summary>
public sealed class SlidingWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1000);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static readonly Gen<Plan> Plans = Gen.Select(
        Gen.Int[1, 4],
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 800], Gen.Int[0, 800], Gen.Frequency((9, Gen.Const(60_000)), (1, Gen.Int[0, 2000])), Gen.Int[0, 9], (at, there, back, patience, dice) => new Call(at, there, back, patience, dice)).Array[1, 30],
        Gen.Int[0, 1500].Array[0, 2],
        (limit, calls, pauses) => new Plan(limit, calls, pauses));

    [Test]
    public Task Is_never_exceeded_as_HubSpot_could_count_it() => Plans.SampleAsync(async plan => MostInAnyWindow(await RunAsync(plan)) <= plan.Limit, iter: 300, threads: 1);

    [Test]
    public void Is_found_exceeded_when_it_is() => Assert.That(MostInAnyWindow([0, 10, 999, 1000]), Is.EqualTo(3));

    /// <summary>Runs to the end, which is itself the proof that nobody waits for ever.</summary>
    /// <returns>When HubSpot counted each call, in milliseconds.</returns>
    private static async Task<IReadOnlyList<long>> RunAsync(Plan plan)
    {
        var clock = new FakeTimeProvider();
        using var window = new PermitWindow(plan.Limit, Window, clock);
        var counted = new List<long>();
        var calls = Task.WhenAll(plan.Calls.Select(call => CallAsync(call, window, clock, counted)).Concat(plan.Pauses.Select(pause => PauseAsync(pause, window, clock))));
        for (var start = TimeProvider.System.GetTimestamp(); !calls.IsCompleted;)
        {
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(20))
                throw new TimeoutException("Somebody waits for ever.");
            clock.Advance(Tick);
            await Task.Yield();
        }

        await calls;
        return [.. counted.Order()];
    }

    private static async Task CallAsync(Call call, PermitWindow window, FakeTimeProvider clock, List<long> counted)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(call.At), clock);
        using var giveUp = call.Dice == 0 ? new CancellationTokenSource(TimeSpan.FromMilliseconds(call.There), clock) : new CancellationTokenSource();
        try
        {
            await window.TakeAsync(new("caller"), TimeSpan.FromMilliseconds(call.Patience), giveUp.Token);
        }
        catch (Exception refused) when (refused is CrmBusyException or OperationCanceledException)
        {
            return;
        }

        if (call.Dice == 1)
        {
            window.Cancel();
            return;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(call.There), clock);
        lock (counted)
            counted.Add(clock.GetUtcNow().ToUnixTimeMilliseconds());
        await Task.Delay(TimeSpan.FromMilliseconds(call.Back), clock);
        window.Return();
    }

    private static async Task PauseAsync(int at, PermitWindow window, FakeTimeProvider clock)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(at), clock);
        window.Pause(TimeSpan.FromMilliseconds(700));
    }

    private static int MostInAnyWindow(IReadOnlyList<long> moments) =>
        moments.Select(start => moments.Count(moment => moment >= start && moment - start < (long)Window.TotalMilliseconds)).DefaultIfEmpty().Max();

    private sealed record Call(int At, int There, int Back, int Patience, int Dice);

    private sealed record Plan(int Limit, Call[] Calls, int[] Pauses)
    {
        public override string ToString() => $"limit {Limit}: {string.Join(", ", Calls.AsEnumerable())}; pauses {string.Join(' ', Pauses)}";
    }
}
