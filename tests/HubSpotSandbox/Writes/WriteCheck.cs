using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Writes;

internal sealed record NormalizedValue(string Property, string Sent, string Stored);

internal sealed record CheckedWrite(Dictionary<string, string?> Changes, IReadOnlyList<NormalizedValue> Warnings);

/// <summary>Checks the values of a write against the property definitions (FACTS §3.5, §10.3, §10.4).</summary>
internal sealed class WriteCheck(ApiCall call)
{
    private const string LifecycleStage = "lifecyclestage";

    private readonly PropertyCatalog catalog = call.Records.Catalog(call.Type);
    private readonly bool newest = call.Version is ApiVersion.September2026;

    public CheckedWrite Values(RecordInput input, PropertyValues current)
    {
        Dictionary<string, string?> changes = new(StringComparer.Ordinal);
        List<NormalizedValue> warnings = [];
        List<PropertyProblem> problems = [];
        foreach (var (name, sent) in input.Properties)
        {
            var definition = catalog.Find(name);
            if ((Unwritable(name, definition) is { } problem))
            {
                problems.Add(problem);
                continue;
            }

            var value = ValueRules.Check(definition!, sent, current[name], newest, call.Records.Owners);
            if (value.Problem is not null)
            {
                problems.Add(value.Problem);
            }
            else if (!GoesBack(definition!, value.Stored, current[name]))
            {
                changes[definition!.Name] = value.Stored;
            }

            if (value is { Normalized: true, Stored: { } stored })
            {
                warnings.Add(new NormalizedValue(name, sent, stored));
            }
        }

        return problems.Count == 0 ? new CheckedWrite(changes, warnings) : throw new RefusedException(PropertyProblem.ToError(problems));
    }

    /// <summary>E-mails and other unique values must not be another record's (FACTS §4.1, §9).</summary>
    public void Conflicts(CheckedWrite write, long? self)
    {
        var table = call.Records.Table(call.Type);
        foreach (var (property, key) in table.Unique.KeysOf(PropertyValues.Empty.With(write.Changes)))
        {
            if (table.Unique.Find(property, key) is not { } holder || holder == self)
            {
                continue;
            }

            throw property is "email"
                ? new RefusedException(ApiErrors.ContactExists(holder))
                : new RefusedException(PropertyProblem.ToError([Taken(property, key, holder)]));
        }

        if (self is null && call.Type.Erasable && write.Changes.GetValueOrDefault("email") is { } email && table.IsBlocked(email))
        {
            throw new RefusedException(ApiErrors.Invalid("The email address was permanently deleted and cannot be created again"));
        }
    }

    /// <summary>What HubSpot itself asks of a new record (FACTS §3.4).</summary>
    public void Required(Dictionary<string, string?> values)
    {
        var type = call.Type;
        string[] missing = [.. type.AllRequired.Where(name => values.GetValueOrDefault(name) is null)];
        if (type.OneRequired.Length > 0 && type.OneRequired.All(name => values.GetValueOrDefault(name) is null))
        {
            missing = type.OneRequired;
        }

        if (missing.Length > 0)
        {
            throw new RefusedException(ApiErrors.MissingRequired(type.Word, missing));
        }
    }

    /// <summary>What the account's administrator asks, on 2026-09 paths only (FACTS §10.4).</summary>
    public void AccountRules(PropertyValues after)
    {
        if (!newest || !call.Records.Settings.Validation.TryGetValue(call.Type.Plural, out var rules))
        {
            return;
        }

        var missing = rules.Required.Where(name => after[name] is null)
            .Select(name => Problem(name, "MISSING_REQUIRED_PROPERTY", $"A value for {name} must be provided"));
        var conditional = rules.Conditional.Where(rule => after[rule.Property] is null && after[rule.When] is not null)
            .Select(rule => Problem(
                rule.Property,
                "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
                $"{rule.Property} is required because of a conditional property rule based on [{rule.When}]"));
        ErrorDetail[] details = [.. missing, .. conditional];
        if (details.Length > 0)
        {
            throw new RefusedException(ApiErrors.Invalid("The property values provided are invalid") with { Details = details });
        }
    }

    private static ErrorDetail Problem(string property, string code, string message) =>
        new(message, code, Context: new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["propertyName"] = [property] });

    private static PropertyProblem? Unwritable(string name, PropertyDefinition? definition) => definition switch
    {
        null => new PropertyProblem(name, "PROPERTY_DOESNT_EXIST", $"Property \"{name}\" does not exist"),
        { TakesValues: true } => null,
        { Calculated: true } => new PropertyProblem(name, "READ_ONLY_VALUE", $"\"{name}\" is a calculated property; its value cannot be set."),
        _ => new PropertyProblem(name, "READ_ONLY_VALUE", $"\"{name}\" is a read only property; its value cannot be set."),
    };

    private static PropertyProblem Taken(string property, string value, long holder) =>
        new(property, "CONFLICTING_UNIQUE_VALUE", $"The value {value} of {property} is already used by record {holder}", value);

    /// <summary>The lifecycle stage only moves forward (FACTS §3.5); the sandbox leaves an earlier stage unwritten.</summary>
    private static bool GoesBack(PropertyDefinition definition, string? stored, string? current)
    {
        if (definition.Name is not LifecycleStage || stored is null || current is null)
        {
            return false;
        }

        var order = definition.OptionValues.ToList();
        return order.IndexOf(stored) < order.IndexOf(current);
    }
}
