using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Application.Ports.Delivery;

/// <summary>The queues of the service.</summary>
public static class Queues
{
    /// <summary>Events that the service itself reacts to.</summary>
    public const string Reactions = "reactions";

    /// <summary>Events on their way to subscribers.</summary>
    public const string Pushes = "pushes";

    /// <summary>Object types whose changes are read from the CRM.</summary>
    public const string CatchUps = "catch-ups";

    /// <summary>Writes that callers left with the service, on their way to HubSpot.</summary>
    public const string Outbox = "outbox";

    /// <summary>Runs of workflows.</summary>
    public const string Runs = "runs";

    /// <summary>Bookings and their changes, on their way into HubSpot.</summary>
    public const string Bookings = "bookings";

    /// <summary>Invitations on their way to people.</summary>
    public const string Mails = "mails";

    public static IReadOnlyList<string> All { get; } = [Reactions, Pushes, CatchUps, Outbox, Runs, Bookings, Mails];
}

/// <summary>Takes work that is to be done later.</summary>
public interface IQueues
{
    /// <summary>Adds messages in their order. Returns when they are on disk.</summary>
    /// <exception cref="Errors.StoreUnavailableException">They may or may not be kept.</exception>
    Task EnqueueAsync(string queue, IReadOnlyCollection<(string Lane, string Payload)> work, CancellationToken cancellationToken);

    /// <summary>True when something is to be done in the lane after this message; what was given up does not count.</summary>
    /// <exception cref="Errors.StoreUnavailableException">The database cannot be used.</exception>
    Task<bool> HasLaterAsync(QueueMessage message, CancellationToken cancellationToken);
}

/// <summary>A lane that this process works on alone, as long as it renews its claim.</summary>
/// <param name="Claim">Proves the right to finish the lane's work.</param>
/// <param name="Messages">The next ones, in their order. The first is counted as begun unless it is suspect.</param>
public sealed record ClaimedLane(string Queue, string Lane, string Claim, IReadOnlyList<QueueMessage> Messages);

/// <summary>
/// Messages in lanes. A lane is worked on by one process at a time; a message is done until it is finished, given up or
/// discarded, however often processes end in between. All throw <see cref="Errors.StoreUnavailableException"/> when the
/// database cannot be used.
/// </summary>
public interface IQueueEngine
{
    /// <summary>Takes lanes that have work and nobody working on them.</summary>
    Task<IReadOnlyList<ClaimedLane>> ClaimAsync(string queue, int mostLanes, CancellationToken cancellationToken);

    /// <summary>Keeps the claims of all lanes that are worked on here for another while.</summary>
    Task RenewAsync(CancellationToken cancellationToken);

    /// <summary>The lane is not worked on here any more, however that ended: its claim is not renewed.</summary>
    void Forget(ClaimedLane lane);

    /// <summary>Counts a message as begun, on disk before it is.</summary>
    /// <exception cref="ClaimLostException">Somebody else has the lane by now.</exception>
    Task BeginAsync(ClaimedLane lane, QueueMessage message, CancellationToken cancellationToken);

    /// <summary>The message is done: its effects and its end are one transaction, in which the next one is counted as begun, or without a next one the lane is given back.</summary>
    /// <exception cref="ClaimLostException">Somebody else has the lane by now: nothing of it is kept.</exception>
    Task FinishAsync(ClaimedLane lane, QueueMessage message, IReadOnlyList<Effect> effects, QueueMessage? next, CancellationToken cancellationToken);

    /// <summary>The message failed. It is tried again after the wait, and its lane waits with it; without a wait it becomes a dead letter and the lane goes on.</summary>
    /// <param name="isCounted">False when the failure is not the message's: it does not bring it nearer to its end.</param>
    Task FailAsync(ClaimedLane lane, QueueMessage message, string error, TimeSpan? wait, bool isCounted, CancellationToken cancellationToken);

    /// <summary>Gives the lane back. What is left in it is done later.</summary>
    /// <param name="begun">A message that was counted as begun and was not.</param>
    /// <param name="wait">After how long it may be taken again.</param>
    Task ReleaseAsync(ClaimedLane lane, QueueMessage? begun, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Gives the lane back as it was claimed: starts since then that came to no end are not counted, because the database was away.</summary>
    /// <exception cref="ClaimLostException">Somebody else has the lane by now, or it was given back after all.</exception>
    Task TakeBackAsync(ClaimedLane lane, CancellationToken cancellationToken);
}

/// <summary>A process that was thought dead comes back to work that somebody else has by now.</summary>
public sealed class ClaimLostException() : Exception("Somebody else works on this lane by now; nothing was kept.");

/// <summary>What finished work changes in our database.</summary>
public abstract record Effect;

/// <summary>Of the work something is left, which is done later in a message of its own.</summary>
/// <param name="Payload">JSON.</param>
public sealed record WorkLeft(string Queue, string Lane, string Payload) : Effect;
