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

    /// <summary>How many more lanes may be begun. A few that ended make no room yet: many are claimed at the price of one.</summary>
    /// <param name="running">How many are at work.</param>
    int RoomBeside(int running) => running == 0 || Parallel - running >= Parallel / 4 ? Parallel - running : 0;

    /// <summary>During how many crashes a message may have been at work and still be done beside others. More than none where so many are at work at once that hardly any of them is the cause.</summary>
    int CrashesBeforeAlone => 0;

    /// <summary>After how many crashes a message is given up. More where many are at work at once: whatever ends processes meets one of them now and then.</summary>
    int MostCrashes => CrashesBeforeAlone == 0 ? 3 : 5;

    /// <summary>When failed work is tried again.</summary>
    RetrySchedule Schedule { get; }

    /// <summary>Does the work; it may be asked to do it again. What it changes in our database it says instead of doing it.</summary>
    /// <exception cref="PostponedException">It cannot be done yet, for no fault of its own.</exception>
    Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken);

    /// <summary>What is wrong with a payload that somebody corrected, by its member. Nothing when it can be worked on.</summary>
    /// <param name="before">The payload as it was.</param>
    IReadOnlyDictionary<string, string[]> FlawsOf(string payload, string before) => new Dictionary<string, string[]>(StringComparer.Ordinal);
}

/// <summary>Work that must wait, because of something that is not its own: it comes no nearer to its end.</summary>
public sealed class PostponedException(string reason, TimeSpan wait, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan Wait { get; } = wait;
}
