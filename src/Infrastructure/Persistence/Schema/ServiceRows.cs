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

/// <summary>A key that protects secrets of other tables.</summary>
internal sealed class DataProtectionKeyRow
{
    /// <summary>One more than that of the key before.</summary>
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As Data Protection writes it, its secret part encrypted where there is a certificate.</summary>
    public required string Xml { get; init; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.HasKey(row => row.Id).HasName("pk_data_protection_keys");
        builder.Property(row => row.Id).ValueGeneratedNever();
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
