using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>Work that a caller left with the service.</summary>
internal sealed class OperationRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Caller { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>The lane that the message was put into.</summary>
    public required string Lane { get; init; }

    /// <summary>The lane by which the record is named that it made or changed. Set at its end; null where it is <see cref="Lane"/>.</summary>
    public string? RecordLane { get; init; }

    /// <summary>The message that does it. While that is there, it tells how far the operation has come.</summary>
    public long MessageId { get; init; }

    /// <summary>Set at its end: <c>succeeded</c> or <c>failed</c>.</summary>
    public string? Ended { get; init; }

    /// <summary>JSON array.</summary>
    public string? Steps { get; init; }

    /// <summary>JSON.</summary>
    public string? Result { get; init; }

    /// <summary>JSON.</summary>
    public string? Problem { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> builder)
    {
        builder.ToTable("operations");
        builder.HasKey(row => row.Id).HasName("pk_operations");
        builder.HasIndex(row => new { row.Kind, row.ExternalId }, "ux_operations_external_id").IsUnique().HasFilter("external_id IS NOT NULL");
        builder.HasIndex(row => row.UpdatedAt, "ix_operations_ended").HasFilter("ended IS NOT NULL");
        builder.HasIndex(row => new { row.Ended, row.Id }, "ix_operations_status");
        builder.HasIndex(row => row.Id, "ix_operations_open").HasFilter("ended IS NULL");
        builder.HasIndex(row => new { row.Kind, row.Id }, "ix_operations_kind");
        builder.HasIndex(row => new { row.RecordLane, row.Id }, "ix_operations_record_lane").HasFilter("record_lane IS NOT NULL");
    }
}
