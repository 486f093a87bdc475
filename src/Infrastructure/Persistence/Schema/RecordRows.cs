using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>Which record holds a key.</summary>
internal sealed class RecordKeyRow
{
    public required string ObjectType { get; init; }

    public required string Field { get; init; }

    public required string Value { get; init; }

    public required string RecordId { get; init; }

    public long WrittenAt { get; init; }
}

internal sealed class RecordKeyConfiguration : IEntityTypeConfiguration<RecordKeyRow>
{
    public void Configure(EntityTypeBuilder<RecordKeyRow> builder)
    {
        builder.ToTable("record_keys");
        builder.HasKey(row => new { row.ObjectType, row.Field, row.Value }).HasName("pk_record_keys");
        builder.HasIndex(row => new { row.ObjectType, row.RecordId }, "ix_record_keys_record_id");
    }
}

/// <summary>The id that answers for one that was merged away.</summary>
internal sealed class RecordAliasRow
{
    public required string ObjectType { get; init; }

    public required string OldId { get; init; }

    public required string CurrentId { get; init; }

    public long WrittenAt { get; init; }
}

internal sealed class RecordAliasConfiguration : IEntityTypeConfiguration<RecordAliasRow>
{
    public void Configure(EntityTypeBuilder<RecordAliasRow> builder)
    {
        builder.ToTable("record_aliases");
        builder.HasKey(row => new { row.ObjectType, row.OldId }).HasName("pk_record_aliases");
        builder.HasIndex(row => new { row.ObjectType, row.CurrentId }, "ix_record_aliases_current_id");
    }
}
