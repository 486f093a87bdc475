using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>What the instances share of HubSpot's quota.</summary>
internal sealed class QuotaRow
{
    public required string Name { get; init; }

    /// <summary>JSON.</summary>
    public required string State { get; init; }

    /// <summary>Counts the changes: who writes names the version it has read.</summary>
    public long Version { get; init; }
}

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<QuotaRow>
{
    public void Configure(EntityTypeBuilder<QuotaRow> builder)
    {
        builder.ToTable("quota");
        builder.HasKey(row => row.Name).HasName("pk_quota");
    }
}

/// <summary>One row, written again and again to see whether the database can be written.</summary>
internal sealed class StoreProbeRow
{
    public required string Name { get; init; }

    public long WrittenAt { get; init; }
}

internal sealed class StoreProbeConfiguration : IEntityTypeConfiguration<StoreProbeRow>
{
    public void Configure(EntityTypeBuilder<StoreProbeRow> builder)
    {
        builder.ToTable("store_probe");
        builder.HasKey(row => row.Name).HasName("pk_store_probe");
    }
}
