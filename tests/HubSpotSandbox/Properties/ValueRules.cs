using System.Text.RegularExpressions;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Owners;

namespace HubSpotSandbox.Properties;

/// <summary>What became of a value sent for a property: stored text, a problem, or a warning with the stored text.</summary>
internal readonly record struct CheckedValue(string? Stored, PropertyProblem? Problem = null, bool Normalized = false);

/// <summary>Checks values against their definitions (FACTS §3.5, §10.3).</summary>
internal static partial class ValueRules
{
    private const int LongestText = 65536;
    private const string OwnerType = "OWNER";

    public static CheckedValue Check(PropertyDefinition definition, string sent, string? current, bool normalizes, IEnumerable<Owner> owners)
    {
        if (sent.Length == 0)
        {
            return new CheckedValue(null);
        }

        return definition.Type switch
        {
            "number" => Number(definition, sent),
            "bool" => Choice(definition, sent),
            "enumeration" when definition.ReferencedObjectType is OwnerType && !definition.IsMultiple => OfOwner(definition, sent, owners),
            "enumeration" => definition.IsMultiple ? Choices(definition, sent, current) : Choice(definition, sent),
            "date" or "datetime" => Date(definition, sent, normalizes),
            _ => OfText(definition, sent),
        };
    }

    private static CheckedValue OfText(PropertyDefinition definition, string sent) =>
        definition.Name is "email" ? Email(definition, sent) : Text(definition, sent);

    /// <summary>The id of an owner, archived ones included, and not the id of its user (FACTS §8).</summary>
    private static CheckedValue OfOwner(PropertyDefinition definition, string sent, IEnumerable<Owner> owners) => owners.Any(owner => string.Equals(owner.Id, sent, StringComparison.Ordinal))
        ? new(sent)
        : Refused(definition, "INVALID_OWNER_ID", $"{sent} is not a valid owner ID");

    private static CheckedValue Text(PropertyDefinition definition, string sent) => sent.Length <= LongestText
        ? new(sent)
        : Refused(definition, "INVALID_LENGTH", $"The value is too long: {sent.Length} characters, at most {LongestText} are allowed");

    private static CheckedValue Email(PropertyDefinition definition, string sent)
    {
        var email = sent.Trim().ToLowerInvariant();
        return EmailForm().IsMatch(email) ? new(email) : Refused(definition, "INVALID_EMAIL", $"Email address {sent} is invalid");
    }

    private static CheckedValue Number(PropertyDefinition definition, string sent) => NumberForm().IsMatch(sent)
        ? new(sent)
        : Refused(definition, "INVALID_INTEGER", $"{sent} was not a valid number.");

    private static CheckedValue Choice(PropertyDefinition definition, string sent)
    {
        var options = definition.OptionValues;
        return options.Count == 0 || options.Contains(sent, StringComparer.Ordinal)
            ? new(sent)
            : new(null, NotAnOption(definition, sent));
    }

    private static CheckedValue Choices(PropertyDefinition definition, string sent, string? current)
    {
        var appends = sent[0] == ';';
        var chosen = sent.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var wrong = chosen.FirstOrDefault(value => definition.OptionValues.Count > 0 && !definition.OptionValues.Contains(value, StringComparer.Ordinal));
        if (wrong is not null)
        {
            return new(null, NotAnOption(definition, wrong));
        }

        var all = appends ? (current ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Concat(chosen) : chosen;
        var stored = string.Join(';', all.Distinct(StringComparer.Ordinal));
        return new(stored.Length == 0 ? null : stored);
    }

    private static CheckedValue Date(PropertyDefinition definition, string sent, bool normalizes)
    {
        var isDay = definition.Type is "date";
        var moment = Dates.Read(sent);
        var loose = moment is null && normalizes;
        moment ??= normalizes ? Dates.ReadLoosely(sent) : null;
        if (moment is null)
        {
            return isDay
                ? Refused(definition, "INVALID_DATE", $"{sent} was not a valid date.")
                : Refused(definition, "INVALID_LONG", $"{sent} was not a valid long.");
        }

        if (isDay && moment.Value.UtcDateTime.TimeOfDay != TimeSpan.Zero)
        {
            var time = moment.Value.UtcDateTime;
            return Refused(definition, "INVALID_DATE", $"{sent} is at {time.Hour}:{time.Minute}:{time.Second}.{time.Millisecond} UTC, not midnight!");
        }

        return new(isDay ? Dates.Day(moment.Value) : Dates.Text(moment.Value), Normalized: loose);
    }

    private static PropertyProblem NotAnOption(PropertyDefinition definition, string value) => new(
        definition.Name,
        "INVALID_OPTION",
        $"{value} was not one of the allowed options: [{string.Join(", ", definition.OptionValues)}]",
        value);

    private static CheckedValue Refused(PropertyDefinition definition, string code, string message) =>
        new(null, new PropertyProblem(definition.Name, code, message));

    [GeneratedRegex(@"^[^@\s;,<>""]+@[^@\s;,<>""]+\.[^@\s;,<>"".]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[+-]?(\d+(\.\d*)?|\.\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberForm();
}
