namespace HubSpotCrm.Domain.Webhooks;

/// <summary>Somebody to whom events are pushed.</summary>
public sealed record EventSubscription
{
    /// <summary>All ids are as long: <c>sub_</c> and 32 hexadecimal digits.</summary>
    public const int IdLength = 36;

    /// <summary>How long a secret still signs after it was changed.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public required string Id { get; init; }

    public required Uri Url { get; init; }

    /// <summary>Types, or <c>contact.*</c>; null means all.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public string? Description { get; init; }

    /// <summary>Null when it was kept and cannot be read any more.</summary>
    public required PushSecret? Secret { get; init; }

    public PushSecret? PreviousSecret { get; init; }

    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>The last sequence of the feed that was handed to the queue of pushes.</summary>
    public long Cursor { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsPaused => PausedAt is not null;

    public static string NewId() => $"sub_{Guid.CreateVersion7():n}";

    /// <summary>The secrets that sign at a time: the one before the last change too, for a while.</summary>
    public IEnumerable<PushSecret> SecretsAt(DateTimeOffset now) => new[] { Secret, PreviousSecretUntil > now ? PreviousSecret : null }.OfType<PushSecret>();
}
