using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Application.Delivery;

/// <summary>Does the work of one lane, message by message.</summary>
internal sealed partial class LaneWork(IQueueEngine queue, SoloGate gate, ICallerContext callers, TimeProvider time, ILogger<LaneWork> logger)
{
    /// <summary>What may have ended the process twice is not done before it has lived for so long, then twice as long, and so on: it is not blamed for what else ends processes young, and others get their work done in between.</summary>
    private static readonly TimeSpan Grown = TimeSpan.FromSeconds(10);

    /// <summary>What is to be done alone comes back after one to two of it when something else is just done alone: others get their work done in between.</summary>
    private static readonly TimeSpan BetweenSolos = TimeSpan.FromSeconds(2);

    /// <summary>When so many that may have ended the process twice were done without harm, it was something else that ended it: the others of them are not done alone any more.</summary>
    private const int Acquittals = 20;

    private static readonly Caller Background = Caller.Service with { IsBackground = true };

    private readonly long _born = time.GetTimestamp();
    private int _harmless;

    /// <summary>Ends when the lane is done or must wait. Whatever it could not finish stays in the lane.</summary>
    public async Task RunAsync(IQueueWork work, ClaimedLane lane, CancellationToken stopping)
    {
        try
        {
            await DoOrTakeBackAsync(work, lane, stopping);
        }
        catch (ClaimLostException)
        {
            Log.Lost(logger, work.Queue);
        }
#pragma warning disable CA1031 // nobody waits for a lane: what ends it must be said here
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.Broke(logger, failure, work.Queue);
        }
        finally
        {
            queue.Forget(lane);
        }
    }

    private async Task DoOrTakeBackAsync(IQueueWork work, ClaimedLane lane, CancellationToken stopping)
    {
        try
        {
            await DoAllAsync(work, lane, stopping);
        }
        catch (StoreUnavailableException)
        {
            await queue.UntilTakenBackAsync(lane, time, stopping);    // nothing of it was kept
        }
    }

    private async Task DoAllAsync(IQueueWork work, ClaimedLane lane, CancellationToken stopping)
    {
        if (lane.Messages.Count == 0)
            await queue.ReleaseAsync(lane, begun: null, TimeSpan.Zero, CancellationToken.None);
        for (var at = 0; at < lane.Messages.Count; at++)
        {
            var wait = WaitOf(work, lane.Messages[at]);
            if (stopping.IsCancellationRequested || wait > TimeSpan.Zero)
            {
                await queue.ReleaseAsync(lane, lane.Messages[at], wait, CancellationToken.None);
                return;
            }

            if (!await DoAsync(work, lane, lane.Messages[at], lane.Messages.ElementAtOrDefault(at + 1), stopping))
                return;
        }
    }

    private TimeSpan WaitOf(IQueueWork work, QueueMessage message)
    {
        if (message.Starts < 2 || message.Starts >= work.MostCrashes)
            return TimeSpan.Zero;
        if ((Grown * Math.Pow(2, message.Starts - 2)) - time.GetElapsedTime(_born) is { Ticks: > 0 } wait)
            return wait;
        return IsAlone(work, message) && gate.IsWantedAlone ? BetweenSolos * (1 + Random.Shared.NextDouble()) : TimeSpan.Zero;
    }

    private bool IsAlone(IQueueWork work, QueueMessage message) => message.Starts > work.CrashesBeforeAlone && !(MayBeAcquitted(work, message) && Volatile.Read(ref _harmless) >= Acquittals);

    private static bool MayBeAcquitted(IQueueWork work, QueueMessage message) => work.CrashesBeforeAlone > 0 && message.Starts == 2;

    private async Task<bool> DoAsync(IQueueWork work, ClaimedLane lane, QueueMessage message, QueueMessage? next, CancellationToken stopping)
    {
        if (message.Starts >= work.MostCrashes)
        {
            Log.Crashed(logger, message.Id, work.Queue);
            await queue.FailAsync(lane, message, $"The process ended {message.Starts} times while it worked on this.", wait: null, isCounted: false, CancellationToken.None);
            return false;
        }

        using var inside = await gate.EnterAsync(IsAlone(work, message), CancellationToken.None);
        if (message.IsSuspect)
            await queue.BeginAsync(lane, message, CancellationToken.None);
        try
        {
            using var caller = callers.Enter(Background);
            var effects = await work.DoAsync(message, stopping);
            await queue.FinishAsync(lane, message, effects, next, CancellationToken.None);
            if (MayBeAcquitted(work, message))
                Interlocked.Increment(ref _harmless);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.FailAsync(lane, message, "The service was stopped.", TimeSpan.Zero, isCounted: false, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not (ClaimLostException or StoreUnavailableException))
        {
            await FailAsync(work, lane, message, failure);
        }

        return false;
    }

    private async Task FailAsync(IQueueWork work, ClaimedLane lane, QueueMessage message, Exception failure)
    {
        var postponed = WorkFailures.Postponed(failure);
        var wait = postponed ?? (WorkFailures.IsFinal(failure) ? null : work.Schedule.Wait(message.Failures + 1, Random.Shared.NextDouble()));
        if (wait is null)
            Log.Dead(logger, failure, message.Id, work.Queue);
        await queue.FailAsync(lane, message, WorkFailures.Explain(failure), wait, isCounted: postponed is null, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A lane of {Queue} was taken over by another instance; its work here is undone")]
        public static partial void Lost(ILogger logger, string queue);

        [LoggerMessage(Level = LogLevel.Error, Message = "A lane of {Queue} could not be worked on; it is somebody's again when its claim has run out")]
        public static partial void Broke(ILogger logger, Exception failure, string queue);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} of {Queue} is set aside: the process ended whenever it was worked on")]
        public static partial void Crashed(ILogger logger, long id, string queue);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} of {Queue} is given up and waits as a dead letter")]
        public static partial void Dead(ILogger logger, Exception failure, long id, string queue);
    }
}
