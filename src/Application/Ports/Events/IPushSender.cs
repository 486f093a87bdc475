using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>A signed event.</summary>
/// <param name="Id">The event's.</param>
/// <param name="Timestamp">Seconds since 1970.</param>
/// <param name="Signatures">One for each secret that signs, separated by spaces.</param>
public sealed record SignedEvent(Uri Target, string Id, long Timestamp, string Signatures, ReadOnlyMemory<byte> Body);

/// <summary>What became of a push.</summary>
/// <param name="IsGone">The target says that it will never be there again.</param>
/// <param name="Error">Why it was not accepted, without anybody's data; null when it was.</param>
public sealed record PushAnswer(bool IsGone, string? Error)
{
    public static PushAnswer Accepted { get; } = new(IsGone: false, Error: null);

    public static PushAnswer Failed(string error) => new(IsGone: false, error);
}

/// <summary>Brings events to subscribers' servers.</summary>
public interface IPushSender
{
    /// <summary>Sends once, and waits for the answer a moment. No redirect is followed.</summary>
    Task<PushAnswer> SendAsync(SignedEvent push, CancellationToken cancellationToken);
}

/// <summary>Where events may be pushed to.</summary>
public interface IPushTargets
{
    /// <summary>Judges an address by what it says; what its name leads to is judged when it is connected to.</summary>
    /// <returns>A sentence that says what is wrong with it, or null.</returns>
    string? WhyRefused(string url);
}

/// <summary>How an event is written for others.</summary>
public interface IEventJson
{
    /// <summary>The same JSON as in the feed, in UTF-8.</summary>
    ReadOnlyMemory<byte> Write(FeedEvent item);
}
