using System.Text.Json;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

internal sealed record PropertyProblem(string? Property, string Message, string? Code);

/// <summary>
/// Finds which property HubSpot complains about. It says so in three ways: a list of errors, a JSON text inside the
/// message, or names in the context.
/// </summary>
internal static class PropertyProblems
{
    /// <summary>Stands before a type where a problem is about the records to associate with.</summary>
    public const string Associations = "associations.";
    private const string InvalidValues = "Property values were not valid: ";

    public static IReadOnlyList<PropertyProblem> Of(HubSpotError error)
    {
        var listed = (error.Errors ?? []).Select(FromDetail).Where(problem => problem.Property is not null || problem.Code is not null).ToList();
        if (listed.Count > 0)
            return listed;
        var inMessage = FromMessage(error.Message);
        if (inMessage.Count == 0)
            inMessage = FromAssociations(error);
        return inMessage.Count > 0 ? inMessage : [.. error.Context.Texts("properties").Select(name => new PropertyProblem(name, "HubSpot needs a value here.", Code: null))];
    }

    private static PropertyProblem FromDetail(HubSpotErrorDetail detail) =>
        new(detail.Context.Texts("propertyName") is [var name, ..] ? name : detail.In, detail.Message ?? "HubSpot refuses this value.", detail.Code);

    // "CONTACT=51299999999 is not valid": the type, and the id that names no record.
    private static List<PropertyProblem> FromAssociations(HubSpotError error) =>
    [
        .. error.Context.Texts("INVALID_OBJECT_IDS").Select(text => text.Split('=', ' ')).Where(parts => parts.Length > 1)
            .Select(parts => new PropertyProblem(Associations + ObjectTypeOf(parts[0]), $"There is no record {parts[1]}.", Code: null)),
    ];

    private static string ObjectTypeOf(string word) =>
        Enum.TryParse<CrmObjectType>(word.Replace("MEETING_EVENT", "MEETING", StringComparison.Ordinal), ignoreCase: true, out var type) ? type.Plural() : word.ToLowerInvariant();

    private static List<PropertyProblem> FromMessage(string? message)
    {
        if (message is null || !message.StartsWith(InvalidValues, StringComparison.Ordinal))
            return [];
        try
        {
            var list = JsonSerializer.Deserialize(message.AsSpan(InvalidValues.Length), HubSpotJson.Default.HubSpotInvalidPropertyArray) ?? [];
            return [.. list.Select(item => new PropertyProblem(item.Name, item.Message ?? "HubSpot refuses this value.", item.Error))];
        }
        catch (JsonException)
        {
            return [];    // a text that only begins like the list: the whole message is shown instead
        }
    }
}
