using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>Work that waits, or that was given up (a dead letter).</summary>
internal sealed class QueueMessageRow
{
    public long Id { get; init; }

    public required string Queue { get; init; }

    /// <summary>What is done one after the other, in the order of the ids.</summary>
    public required string Lane { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    public long EnqueuedAt { get; init; }

    /// <summary>How often it was begun since it last came to an end, however it ended.</summary>
    public int Starts { get; init; }

    public int Failures { get; init; }

    public string? LastError { get; init; }

    /// <summary>Set on a dead letter.</summary>
    public long? DeadAt { get; init; }
}

internal sealed class QueueMessageConfiguration : IEntityTypeConfiguration<QueueMessageRow>
{
    public void Configure(EntityTypeBuilder<QueueMessageRow> builder)
    {
        builder.ToTable("queue_messages");
        builder.HasKey(row => row.Id).HasName("pk_queue_messages");
        builder.HasIndex(row => new { row.Queue, row.Lane, row.Id }, "ix_queue_messages_waiting").HasFilter("dead_at IS NULL");
        builder.HasIndex(row => row.Id, "ix_queue_messages_dead").HasFilter("dead_at IS NOT NULL");
    }
}

/// <summary>A lane with work in it, and who has it now.</summary>
internal sealed class QueueLaneRow
{
    public required string Queue { get; init; }

    public required string Lane { get; init; }

    public long DueAt { get; init; }

    public long LeaseUntil { get; init; }

    /// <summary>The fence: whoever finishes work names the claim under which it was begun.</summary>
    public string? Claim { get; init; }
}

internal sealed class QueueLaneConfiguration : IEntityTypeConfiguration<QueueLaneRow>
{
    public void Configure(EntityTypeBuilder<QueueLaneRow> builder)
    {
        builder.ToTable("queue_lanes");
        builder.HasKey(row => new { row.Queue, row.Lane }).HasName("pk_queue_lanes");
        builder.HasIndex(row => new { row.Queue, row.DueAt }, "ix_queue_lanes_due_at");
        builder.HasIndex(row => row.Claim, "ix_queue_lanes_claim").HasFilter("claim IS NOT NULL");
    }
}

/// <summary>Somebody to whom events are pushed.</summary>
internal sealed class EventSubscriptionRow
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>JSON array; null means every type.</summary>
    public string? Types { get; init; }

    public string? Description { get; init; }

    public required string Secret { get; init; }

    public string? PreviousSecret { get; init; }

    public long? PreviousSecretUntil { get; init; }

    /// <summary>The last sequence that was handed to the queue of pushes.</summary>
    public long Cursor { get; init; }

    public long? PausedAt { get; init; }

    public long? FailingSince { get; init; }

    public string? LastError { get; init; }

    public long CreatedAt { get; init; }
}

internal sealed class EventSubscriptionConfiguration : IEntityTypeConfiguration<EventSubscriptionRow>
{
    public void Configure(EntityTypeBuilder<EventSubscriptionRow> builder)
    {
        builder.ToTable("event_subscriptions");
        builder.HasKey(row => row.Id).HasName("pk_event_subscriptions");
    }
}
