using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Application.Delivery;

/// <summary>What is done with the messages of a queue.</summary>
public interface IQueueWork
{
    /// <summary>One of <see cref="Queues"/>.</summary>
    string Queue { get; }

    /// <summary>How many lanes are worked on at once.</summary>
    int Parallel { get; }

    /// <summary>When failed work is tried again.</summary>
    RetrySchedule Schedule { get; }

    /// <summary>Does the work; it may be asked to do it again. What it changes in our database it says instead of doing it.</summary>
    /// <exception cref="PostponedException">It cannot be done yet, for no fault of its own.</exception>
    Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken);
}

/// <summary>Work that must wait, because of something that is not its own: it comes no nearer to its end.</summary>
public sealed class PostponedException(string reason, TimeSpan wait, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan Wait { get; } = wait;
}
