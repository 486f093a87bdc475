namespace HubSpotCrm.Application.Ports;

/// <summary>Who calls to the CRM are made for. Flows with the work, from the request or job that began it.</summary>
public interface ICallerContext
{
    /// <summary>The caller of the work in hand; <see cref="Caller.Service"/> when nobody has entered.</summary>
    Caller Current { get; }

    /// <summary>Does what follows for this caller, until the result is disposed.</summary>
    IDisposable Enter(Caller caller);
}

/// <summary>Decides which share of the quota a call to the CRM gets, how long it may wait for it, and by which ids its writes are known.</summary>
/// <param name="Name">The API key's name: the quota is shared fairly between names.</param>
public sealed record Caller(string Name)
{
    /// <summary>The service itself: reference data, checks.</summary>
    public static Caller Service { get; } = new("(service)");

    /// <summary>True for work that nobody waits for at a screen: it gives way to the other kind.</summary>
    public bool IsBackground { get; init; }

    /// <summary>True for a write that is to be done later: it is checked, and no more.</summary>
    public bool IsDeferred { get; init; }

    /// <summary>Until when the caller waits, as a timestamp of the <see cref="TimeProvider"/>; null for the service's own patience on each call.</summary>
    public long? Deadline { get; init; }

    /// <summary>True for work that goes on beside more of its kind: its calls may wait some tens of milliseconds for company (ADR 0018).</summary>
    public bool MayGather { get; init; }

    /// <summary>The ids of what the caller creates. A new one for each work, the same one when a work is done again.</summary>
    public WriteIds Writes { get; init; } = WriteIds.New();
}

/// <summary>Gives each creation of one work its id, the same ones in the same order when the work is done again.</summary>
/// <param name="seed">What the ids begin with; unlike that of any other work.</param>
/// <param name="since">When an earlier try of the same work began, which may have created records already; null for the first try.</param>
/// <param name="lastSent">When that try, or a later one, last asked the CRM to create something.</param>
public sealed class WriteIds(string seed, DateTimeOffset? since = null, DateTimeOffset? lastSent = null)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _lastSent = lastSent ?? since;
    private int _given;

    public DateTimeOffset? Since { get; } = since;

    /// <summary>Until when the CRM was asked to create something, as far as it is known; null when it never was.</summary>
    public DateTimeOffset? LastSent
    {
        get
        {
            lock (_gate)
                return _lastSent;
        }
    }

    public static WriteIds New() => new(Guid.CreateVersion7().ToString("n"));

    public string Next() => $"{seed}-{Interlocked.Increment(ref _given)}";

    /// <summary>The CRM created something, or may have.</summary>
    public void Sent(DateTimeOffset at)
    {
        lock (_gate)
            _lastSent = _lastSent is { } last && last > at ? last : at;
    }
}
