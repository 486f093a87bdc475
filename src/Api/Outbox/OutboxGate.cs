using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>
/// Knows whether HubSpot takes writes. While it is away, one knocks now and then and the others wait; while it refuses this
/// service, the outbox is parked and somebody is told what to correct. All go on as soon as one was answered.
/// </summary>
internal sealed partial class OutboxGate(TimeProvider time, ILogger<OutboxGate> logger)
{
    /// <summary>Between knocks at a HubSpot that is away.</summary>
    public static readonly TimeSpan BetweenKnocks = TimeSpan.FromSeconds(3);

    /// <summary>Between knocks at a HubSpot that refuses this service.</summary>
    public static readonly TimeSpan WhileParked = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<CrmObjectType, Parking> _parkedTypes = [];
    private Parking? _parked;
    private bool _isAway;
    private long _nextKnock;
    private long _lastAnswer = time.GetTimestamp();

    /// <summary>True when HubSpot answers, as far as anybody knows.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
                return !_isAway && _parked is null;
        }
    }

    /// <summary>Why writes do not go out although HubSpot answers; null when they do.</summary>
    public string? Refusal
    {
        get
        {
            lock (_gate)
                return _parked?.Reason ?? _parkedTypes.Values.FirstOrDefault()?.Reason;
        }
    }

    /// <summary>Whether one more may knock at the closed gate now.</summary>
    public bool MayKnock()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (now < _nextKnock)
                return false;
            _nextKnock = After(now, _parked is null ? BetweenKnocks : WhileParked);
            return true;
        }
    }

    /// <summary>How long a write of this type has to wait because HubSpot refuses such writes; null when it may go.</summary>
    public TimeSpan? ParkedFor(CrmObjectType type)
    {
        lock (_gate)
        {
            if (!_parkedTypes.TryGetValue(type, out var parking))
                return null;
            var now = time.GetTimestamp();
            if (now < parking.NextKnock)
                return time.GetElapsedTime(now, parking.NextKnock);
            parking.NextKnock = After(now, WhileParked);
            return null;
        }
    }

    /// <summary>HubSpot answered a write of this type.</summary>
    public void Answered(CrmObjectType type)
    {
        lock (_gate)
        {
            if (_parked is not null || _parkedTypes.Remove(type))
                Log.GoesOn(logger);
            (_isAway, _parked, _lastAnswer) = (false, null, time.GetTimestamp());
        }
    }

    /// <summary>HubSpot did not answer a write.</summary>
    /// <param name="since">When the write set out: what was answered later counts more.</param>
    public void Away(long since)
    {
        lock (_gate)
        {
            if (_isAway || since < _lastAnswer)
                return;
            _isAway = true;
            _nextKnock = time.GetTimestamp();    // it may have been this write alone: the next one shows
        }
    }

    /// <summary>HubSpot refuses this service.</summary>
    /// <param name="type">The only type of which it refuses writes; null when it refuses all.</param>
    public void Refused(CrmObjectType? type, string reason)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var parking = type is { } only
                ? _parkedTypes.TryGetValue(only, out var known) ? known : _parkedTypes[only] = new(After(now, WhileParked))
                : _parked ??= new(_nextKnock = After(now, WhileParked));
            if (parking.SaidAt is { } said && parking.Reason == reason && time.GetElapsedTime(said, now) < SayAgain)
                return;
            (parking.Reason, parking.SaidAt) = (reason, now);
        }

        Log.Parked(logger, type?.Plural() ?? "all", reason);
    }

    private long After(long now, TimeSpan wait) => now + (long)(wait.TotalSeconds * time.TimestampFrequency);

    private sealed class Parking(long nextKnock)
    {
        public long NextKnock { get; set; } = nextKnock;

        public string Reason { get; set; } = "";

        public long? SaidAt { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Writes of {Type} wait in the outbox until this is corrected: {Reason}")]
        public static partial void Parked(ILogger logger, string type, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "HubSpot takes writes again; those that waited in the outbox go out")]
        public static partial void GoesOn(ILogger logger);
    }
}
