using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>A search over the records of one type.</summary>
public sealed record SearchRequest
{
    /// <summary>Words to find in the type's main text fields.</summary>
    public string? Query { get; init; }

    /// <summary>Conditions that must all hold.</summary>
    [NoNulls]
    public IReadOnlyList<FilterRequest>? Filters { get; init; }

    /// <summary>Groups of conditions; at least one group must hold, beside <c>filters</c>.</summary>
    [NoNulls]
    public IReadOnlyList<IReadOnlyList<FilterRequest>>? AnyOf { get; init; }

    /// <summary>The order; oldest first when absent.</summary>
    public SortRequest? Sort { get; init; }

    /// <summary>Records per page, 1 to 100.</summary>
    public int Limit { get; init; } = Views.DefaultLimit;

    /// <summary>The <c>after</c> of the page before.</summary>
    public string? After { get; init; }

    /// <summary>HubSpot names of custom properties to bring along.</summary>
    [NoNulls]
    public IReadOnlyList<string>? Properties { get; init; }

    internal SearchRecordsQuery<T> ToQuery<T>()
        where T : class, ICrmRecord =>
        new(new RecordSearch(Query, Groups(), Sort?.ToSort(), Limit, ParseAfter()), Properties is null ? RecordView.Typed : new([.. Properties.Distinct(StringComparer.Ordinal)]));

    // "Filters and any of the groups" in HubSpot's form: the filters stand in every group.
    private IReadOnlyList<IReadOnlyList<SearchFilter>> Groups()
    {
        SearchFilter[] always = [.. (Filters ?? []).Select(filter => filter.ToFilter())];
        if (AnyOf is { Count: > 0 })
            return [.. AnyOf.Select(group => (IReadOnlyList<SearchFilter>)[.. always, .. group.Select(filter => filter.ToFilter())])];
        return always.Length == 0 ? [] : [always];
    }

    // A malformed cursor becomes -1, which the query's validator refuses by name.
    private int ParseAfter() => After is null ? 0 : int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : -1;
}

/// <summary>A condition on one field.</summary>
public sealed record FilterRequest
{
    /// <summary>Our field name such as <c>lastName</c>, or the HubSpot name of a custom property.</summary>
    public required string Field { get; init; }

    /// <summary>How to compare.</summary>
    public required SearchOperator Operator { get; init; }

    /// <summary>A text, number or boolean; the lower end for <c>between</c>.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? Value { get; init; }

    /// <summary>For <c>in</c> and <c>notIn</c>.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The upper end for <c>between</c>, included.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? High { get; init; }

    internal SearchFilter ToFilter() => new(Field, Operator, Value, Values, High);
}

/// <summary>The order of a search.</summary>
public sealed record SortRequest
{
    /// <summary>Our field name, or the HubSpot name of a custom property.</summary>
    public required string Field { get; init; }

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Asc;

    internal SearchSort ToSort() => new(Field, Direction == SortDirection.Desc);
}

/// <summary>The direction of an order.</summary>
public enum SortDirection
{
    Asc,
    Desc,
}

/// <summary>A single text, number or boolean, as text.</summary>
internal sealed class ScalarTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CustomPropertiesConverter.ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
