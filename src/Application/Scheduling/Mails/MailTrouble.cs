using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Application.Scheduling.Mails;

/// <summary>Whether mails wait for the mail server, and why, for whoever runs the service.</summary>
public sealed partial class MailTrouble(TimeProvider time, ILogger<MailTrouble> logger)
{
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset? _warnedAt;
    private (DateTimeOffset Since, string Reason)? _current;

    /// <summary>Since when no mail was taken, and what the last one met; null while mails are taken.</summary>
    public (DateTimeOffset Since, string Reason)? Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    /// <param name="reason">Without anybody's address.</param>
    internal void Note(string reason)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            _current = (_current?.Since ?? now, reason);
            if (now - _warnedAt < BetweenWarnings)
                return;
            _warnedAt = now;
        }

        Log.Waiting(logger, reason);
    }

    internal void End()
    {
        lock (_gate)
            _current = null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mails wait for the mail server: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
