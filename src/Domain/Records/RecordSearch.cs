namespace HubSpotCrm.Domain.Records;

/// <summary>A search over the records of one object type.</summary>
/// <param name="Query">Words to find in the default searchable fields, or null.</param>
/// <param name="AnyOf">Groups of filters: a record matches when every filter of at least one group does. None: all records.</param>
/// <param name="Sort">One sort rule, or null for the order of creation.</param>
/// <param name="Limit">Records per page.</param>
/// <param name="After">How many records to pass over.</param>
public sealed record RecordSearch(string? Query, IReadOnlyList<IReadOnlyList<SearchFilter>> AnyOf, SearchSort? Sort, int Limit, int After)
{
    public override string ToString() => $"search in {AnyOf.Count} groups";
}

/// <summary>A condition on one field.</summary>
/// <param name="Field">Our field name, or the name of a custom property.</param>
public sealed record SearchFilter(string Field, SearchOperator Operator, string? Value, IReadOnlyList<string>? Values, string? High)
{
    public override string ToString() => $"{Field} {Operator}";
}

public sealed record SearchSort(string Field, bool Descending);

public enum SearchOperator
{
    Eq,
    Neq,
    Lt,
    Lte,
    Gt,
    Gte,
    Between,
    In,
    NotIn,
    Has,
    HasNot,
    Contains,
    NotContains,
}
