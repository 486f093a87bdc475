using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>A request that a caller may send again, and its first answer.</summary>
internal sealed class IdempotencyKeyRow
{
    public required string Caller { get; init; }

    public required string Key { get; init; }

    public required string RequestHash { get; init; }

    /// <summary>What the ids of its creates begin with, the same when it is done again.</summary>
    public required string WriteSeed { get; init; }

    public required string State { get; init; }

    public string? Owner { get; init; }

    public long? LeaseUntil { get; init; }

    public long CreatedAt { get; init; }

    public long? TriesBeganAt { get; init; }

    public int? Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? Headers { get; init; }

    public byte[]? Body { get; init; }

    public long? FinishedAt { get; init; }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKeyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyKeyRow> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(row => new { row.Caller, row.Key }).HasName("pk_idempotency_keys");
        builder.HasIndex(row => row.CreatedAt, "ix_idempotency_keys_created_at");
    }
}
