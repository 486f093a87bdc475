using System.Globalization;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>Our search in HubSpot's words (https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm).</summary>
internal static class SearchTranslation
{
    public static HubSpotSearch Of<T, TFields>(RecordSearch search, RecordMap<T, TFields> map, RecordView view)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new(
            [.. search.AnyOf.Where(group => group.Count > 0).Select(group => new HubSpotFilterGroup([.. group.Select(filter => Filter(filter, map.PropertyOf(filter.Field), map))]))],
            map.Properties(view), search.Limit, search.After.ToString(CultureInfo.InvariantCulture))
        {
            Query = string.IsNullOrWhiteSpace(search.Query) ? null : search.Query,
            Sorts = search.Sort is { } sort ? [new(map.PropertyOf(sort.Field), sort.Descending ? "DESCENDING" : "ASCENDING")] : null,
        };

    private static HubSpotFilter Filter<T, TFields>(SearchFilter filter, string property, RecordMap<T, TFields> map)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new(property, Operator(filter.Operator))
        {
            Value = filter.Value is { } value ? map.SearchedFor(property, value) : null,
            HighValue = filter.High,
            Values = filter.Values?.Select(each => map.IsText(property) ? each.ToLowerInvariant() : map.SearchedFor(property, each)).ToArray(),    // IN finds no text in upper case
        };

    private static string Operator(SearchOperator op) => op switch
    {
        SearchOperator.Eq => "EQ",
        SearchOperator.Neq => "NEQ",
        SearchOperator.Lt => "LT",
        SearchOperator.Lte => "LTE",
        SearchOperator.Gt => "GT",
        SearchOperator.Gte => "GTE",
        SearchOperator.Between => "BETWEEN",
        SearchOperator.In => "IN",
        SearchOperator.NotIn => "NOT_IN",
        SearchOperator.Has => "HAS_PROPERTY",
        SearchOperator.HasNot => "NOT_HAS_PROPERTY",
        SearchOperator.Contains => "CONTAINS_TOKEN",
        SearchOperator.NotContains => "NOT_CONTAINS_TOKEN",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, message: null),
    };
}
