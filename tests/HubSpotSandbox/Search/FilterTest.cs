using HubSpotSandbox.Errors;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Search;

/// <summary>Turns a filter into a test of records. A record without a value matches NOT_HAS_PROPERTY only (FACTS §5).</summary>
internal static class FilterTest
{
    /// <summary>Called with the portal's lock held.</summary>
    public static Func<CrmRecord, bool> Of(SearchFilter filter, ObjectType type, PortalRecords records)
    {
        if (filter.IsAssociation)
        {
            return AssociationFilter.Of(filter, type, records);
        }

        var catalog = records.Catalog(type);
        var definition = catalog.Find(filter.Property);
        if (definition is null || type.NotFilterable.Contains(filter.Property, StringComparer.Ordinal))
        {
            throw new RefusedException(ApiErrors.Invalid($"There was a problem with the request: {filter.Property} is not a property that can be searched"));
        }

        var matches = OfValue(filter, definition);
        return filter.Operator is "NOT_HAS_PROPERTY"
            ? record => record.Properties[filter.Property] is null
            : record => record.Properties[filter.Property] is { } value && matches(value);
    }

    private static Func<string, bool> OfValue(SearchFilter filter, PropertyDefinition definition) => filter.Operator switch
    {
        "HAS_PROPERTY" or "NOT_HAS_PROPERTY" => _ => true,
        "IN" => In(definition, filter.Values),
        "NOT_IN" => Not(In(definition, filter.Values)),
        "CONTAINS_TOKEN" => Tokens.Matcher(filter.Value!),
        "NOT_CONTAINS_TOKEN" => Not(Tokens.Matcher(filter.Value!)),
        "EQ" => EqualTo(definition, filter.Value!),
        "NEQ" => Not(EqualTo(definition, filter.Value!)),
        "BETWEEN" => Between(definition, filter.Value!, filter.HighValue!),
        _ => Ordered(definition, filter.Operator, filter.Value!),
    };

    private static Func<string, bool> Not(Func<string, bool> test) => value => !test(value);

    private static Func<string, bool> EqualTo(PropertyDefinition definition, string wanted)
    {
        if (definition.IsMultiple)
        {
            return value => Options(value).Contains(wanted, StringComparer.Ordinal);
        }

        var compared = ComparedValue.ReadFilter(definition, wanted);
        return value => ComparedValue.Read(definition, value) is { } actual && actual.Against(compared) == 0;
    }

    /// <summary>Text is compared in lower case with the values as sent: an upper-case value never matches (FACTS §5).</summary>
    private static Func<string, bool> In(PropertyDefinition definition, IReadOnlyList<string> values)
    {
        if (definition.IsChoice || definition.Type is "number" or "date" or "datetime")
        {
            Func<string, bool>[] tests = [.. values.Select(value => EqualTo(definition, value))];
            return value => Array.Exists(tests, test => test(value));
        }

        var wanted = values.ToHashSet(StringComparer.Ordinal);
        return value => wanted.Contains(value.ToLowerInvariant());
    }

    private static Func<string, bool> Between(PropertyDefinition definition, string low, string high)
    {
        var (from, to) = (ComparedValue.ReadFilter(definition, low), ComparedValue.ReadFilter(definition, high));
        return value => ComparedValue.Read(definition, value) is { } actual && actual.Against(from) >= 0 && actual.Against(to) <= 0;
    }

    private static Func<string, bool> Ordered(PropertyDefinition definition, string comparison, string bound)
    {
        var compared = ComparedValue.ReadFilter(definition, bound);
        Func<int, bool> holds = comparison switch
        {
            "LT" => order => order < 0,
            "LTE" => order => order <= 0,
            "GT" => order => order > 0,
            _ => order => order >= 0,
        };
        return value => ComparedValue.Read(definition, value) is { } actual && holds(actual.Against(compared));
    }

    private static string[] Options(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
