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

    private static readonly TimeSpan LongestParked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<CrmObjectType, Parking> _parkedTypes = [];
    private readonly Dictionary<CrmObjectType, long> _answers = [];
    private readonly Dictionary<(CrmObjectType?, string), long> _said = [];
    private string? _parked;
    private bool _isAway;
    private bool _hasKnock;
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
                return _parked ?? _parkedTypes.Values.FirstOrDefault()?.Reason;
        }
    }

    /// <summary>How long a write waits whose type is parked: the older, the longer, so that thousands cost little.</summary>
    public static TimeSpan WhileTypeIsParked(TimeSpan age) => TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds / 10, WhileParked.TotalSeconds, LongestParked.TotalSeconds));

    /// <summary>Whether one more may be taken to knock at the closed gate now.</summary>
    public bool MayKnock()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (now < _nextKnock)
                return false;
            _nextKnock = After(now, _parked is null ? BetweenKnocks : WhileParked);
            return _hasKnock = true;
        }
    }

    /// <summary>How long a write has to wait; null when it may go now. To be asked right before it goes: the gate may have closed since it was taken.</summary>
    public TimeSpan? MustWait(CrmObjectType type, TimeSpan age)
    {
        lock (_gate)
        {
            if ((_isAway || _parked is not null) && !_hasKnock)
                return BetweenKnocks;
            var now = time.GetTimestamp();
            var parking = _parkedTypes.GetValueOrDefault(type);
            if (parking?.NextKnock > now)
                return WhileTypeIsParked(age);
            parking?.NextKnock = After(now, WhileParked);
            _hasKnock = false;
            return null;
        }
    }

    /// <summary>HubSpot answered a write of this type.</summary>
    public void Answered(CrmObjectType type)
    {
        lock (_gate)
        {
            if (_parkedTypes.Remove(type) | _parked is not null)    // the type goes on either way
                Log.GoesOn(logger);
            (_isAway, _hasKnock, _parked) = (false, false, null);
            _lastAnswer = _answers[type] = time.GetTimestamp();
        }
    }

    /// <summary>HubSpot did not do a write, or said nothing.</summary>
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

    /// <summary>Whether HubSpot has answered a write of this type since then.</summary>
    public bool HasAnswered(CrmObjectType type, long since)
    {
        lock (_gate)
            return _answers.TryGetValue(type, out var last) && since < last;
    }

    /// <summary>HubSpot refuses this service.</summary>
    /// <param name="type">The only type of which it refuses writes; null when it refuses all.</param>
    /// <param name="alone">True when it takes others of the type: those do not wait.</param>
    public void Refused(CrmObjectType? type, string reason, bool alone = false)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (type is { } only && !alone)
                _parkedTypes.TryAdd(only, new(reason) { NextKnock = After(now, WhileParked) });
            else if (type is null && _parked is null)
                (_parked, _nextKnock) = (reason, After(now, WhileParked));
            if (_said.TryGetValue((type, reason), out var said) && time.GetElapsedTime(said, now) < SayAgain)
                return;
            _said[(type, reason)] = now;
        }

        Log.Parked(logger, type?.Plural() ?? "all", reason);
    }

    private long After(long now, TimeSpan wait) => now + (long)(wait.TotalSeconds * time.TimestampFrequency);

    private sealed record Parking(string Reason)
    {
        public long NextKnock { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Writes of {Type} wait in the outbox until this is corrected: {Reason}")]
        public static partial void Parked(ILogger logger, string type, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "HubSpot takes writes again; those that waited in the outbox go out")]
        public static partial void GoesOn(ILogger logger);
    }
}
