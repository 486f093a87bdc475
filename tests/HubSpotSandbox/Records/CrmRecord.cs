using System.Globalization;

namespace HubSpotSandbox.Records;

/// <summary>Ids are unique within a type only.</summary>
internal readonly record struct RecordKey(ObjectType Type, long Id)
{
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One state of a record; a write makes a new one.</summary>
internal sealed record CrmRecord(ObjectType Type, long Id, PropertyValues Properties, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>When this state was written: what the delay of the search index counts from.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The record that took this one in by a merge.</summary>
    public long? MergedInto { get; init; }

    public bool Erased { get; init; }

    public bool Live => ArchivedAt is null && MergedInto is null && !Erased;

    public RecordKey Key => new(Type, Id);

    public string IdText => RecordKey.Text(Id);
}
