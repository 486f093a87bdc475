using System.Runtime.CompilerServices;

namespace HubSpotSandbox.Records;

/// <summary>What differs between the nine object types (FACTS §3.1, §3.2, §3.4, §5).</summary>
internal sealed record ObjectType(string Plural, string Singular, string TypeId, string Word, long FirstId)
{
    public required string CreateDate { get; init; }
    public string ModifiedDate { get; init; } = "hs_lastmodifieddate";
    public required string ScopeOf { get; init; }
    public bool Mergeable { get; init; }
    public bool Erasable { get; init; }
    public string[] AllRequired { get; init; } = [];
    public string[] OneRequired { get; init; } = [];
    public string[] DefaultColumns { get; init; } = [];
    public string[] QueriedColumns { get; init; } = [];
    public string[] NotFilterable { get; init; } = [];

    public PipelineProperties? Pipelines { get; init; }

    public IReadOnlyList<string> SystemColumns => field ??= [CreateDate, ModifiedDate, "hs_object_id"];

    public IReadOnlyList<string> ReturnedColumns => field ??= [.. SystemColumns.Concat(DefaultColumns).Order(StringComparer.Ordinal)];

    /// <summary>There is one instance of each type.</summary>
    public bool Equals(ObjectType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => Plural;
}

/// <summary>The properties that hold the pipeline and the stage of a record, and the pipeline of records that name none.</summary>
internal sealed record PipelineProperties(string Pipeline, string Stage, string DefaultId);
