using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>A delivery that was acknowledged and is not in the feed yet.</summary>
internal sealed class InboxDeliveryRow
{
    public long Id { get; init; }

    /// <summary>Who wrote it: <c>webhook</c>, <c>catch-up</c> or <c>reaction</c>.</summary>
    public required string Source { get; init; }

    public long ReceivedAt { get; init; }

    /// <summary>As it was received.</summary>
    public required byte[] Body { get; init; }

    public int Failures { get; init; }

    public long DueAt { get; init; }
}

internal sealed class InboxDeliveryConfiguration : IEntityTypeConfiguration<InboxDeliveryRow>
{
    public void Configure(EntityTypeBuilder<InboxDeliveryRow> builder)
    {
        builder.ToTable("inbox_deliveries");
        builder.HasKey(row => row.Id).HasName("pk_inbox_deliveries");
    }
}

/// <summary>An event of the feed. Its key tells a repeated one; the record's index tells a late one.</summary>
internal sealed class EventRow
{
    public long Sequence { get; init; }

    public long OccurredAt { get; init; }

    public required byte[] Key { get; init; }

    public required string Type { get; init; }

    public string? ObjectType { get; init; }

    public string? ObjectId { get; init; }

    public string? Property { get; init; }

    public string? Value { get; init; }

    public long ReceivedAt { get; init; }

    public long Stale { get; init; }

    public required string Source { get; init; }

    /// <summary>The JSON object as it was received.</summary>
    public required string Raw { get; init; }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events");
        builder.HasKey(row => row.Sequence).HasName("pk_events");
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.HasIndex(row => new { row.OccurredAt, row.Key }, "ux_events_key").IsUnique();
        builder.HasIndex(row => new { row.ObjectType, row.ObjectId, row.Property, row.OccurredAt }, "ix_events_record");
    }
}

/// <summary>A number that only grows, such as the feed's last sequence; who raises it holds its lock until the commit.</summary>
internal sealed class CounterRow
{
    public required string Name { get; init; }

    public long Value { get; init; }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<CounterRow>
{
    public void Configure(EntityTypeBuilder<CounterRow> builder)
    {
        builder.ToTable("counters");
        builder.HasKey(row => row.Name).HasName("pk_counters");
    }
}

/// <summary>A delivery that was refused, kept for a while: the reason may be a wrong secret or clock of ours.</summary>
internal sealed class RejectedDeliveryRow
{
    public long Id { get; init; }

    public long ReceivedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>JSON: what the signature covers beside the body.</summary>
    public required string Request { get; init; }

    public required byte[] Body { get; init; }

    public long Size { get; init; }
}

internal sealed class RejectedDeliveryConfiguration : IEntityTypeConfiguration<RejectedDeliveryRow>
{
    public void Configure(EntityTypeBuilder<RejectedDeliveryRow> builder)
    {
        builder.ToTable("rejected_deliveries");
        builder.HasKey(row => row.Id).HasName("pk_rejected_deliveries");
    }
}
