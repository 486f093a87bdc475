using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Properties;

/// <summary>Reads property definitions from requests (FACTS §9).</summary>
internal static class PropertyInput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, string[]> FieldTypes = new(StringComparer.Ordinal)
    {
        ["string"] = ["text", "textarea", "html", "file", "phonenumber", "calculation_equation"],
        ["number"] = ["number", "calculation_equation"],
        ["bool"] = ["booleancheckbox", "calculation_equation"],
        ["enumeration"] = ["select", "radio", "checkbox", "booleancheckbox", "calculation_equation"],
        ["date"] = ["date"],
        ["datetime"] = ["date"],
        ["phone_number"] = ["phonenumber"],
    };

    public static PropertyDefinition Read(JsonElement body)
    {
        RecordInput.Require(body, "groupName", "name", "label", "type", "fieldType");
        var calculated = RecordInput.Text(body, "fieldType") is "calculation_equation";
        var definition = new PropertyDefinition(
            Member(body, "name"), Member(body, "label"), Member(body, "type"), Member(body, "fieldType"), Member(body, "groupName"))
        {
            Calculated = calculated,
            Unique = Flag(body, "hasUniqueValue", false),
        };
        return Checked(Changed(definition, body));
    }

    /// <summary>A definition with the members of a PATCH; name, type and uniqueness stay.</summary>
    public static PropertyDefinition Changed(PropertyDefinition definition, JsonElement body) => Checked(definition with
    {
        Label = RecordInput.Text(body, "label") ?? definition.Label,
        Description = RecordInput.Text(body, "description") ?? definition.Description,
        GroupName = RecordInput.Text(body, "groupName") ?? definition.GroupName,
        FieldType = RecordInput.Text(body, "fieldType") ?? definition.FieldType,
        Options = body.TryGetProperty("options", out var options) ? ReadOptions(options) : definition.Options,
        DisplayOrder = body.TryGetProperty("displayOrder", out var order) && order.ValueKind is JsonValueKind.Number && order.TryGetInt32(out var place) ? place : definition.DisplayOrder,
        Hidden = Flag(body, "hidden", definition.Hidden),
        FormField = Flag(body, "formField", definition.FormField),
    });

    private static PropertyDefinition Checked(PropertyDefinition definition)
    {
        var problem = definition switch
        {
            { Name: var name } when !IsName(name) => $"{name} is not a property name: lower-case letters, digits and underscores only",
            _ when !FieldTypes.TryGetValue(definition.Type, out var fieldTypes) => $"{definition.Type} is not a property type",
            _ when !FieldTypes[definition.Type].Contains(definition.FieldType, StringComparer.Ordinal) && !definition.HubSpotDefined =>
                $"{definition.FieldType} is not a field type of {definition.Type}",
            { Type: "enumeration", HubSpotDefined: false, Options.Count: 0 } => "options are required for an enumeration",
            _ => null,
        };
        return problem is null ? definition : throw new RefusedException(ApiErrors.Invalid(problem));
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static PropertyOption[] ReadOptions(JsonElement options)
    {
        try
        {
            return options.ValueKind is JsonValueKind.Null ? [] : options.Deserialize<PropertyOption[]>(Options) ?? [];
        }
        catch (JsonException)
        {
            throw RecordInput.Wrong("options must be a list of objects with label and value");
        }
    }

    private static bool Flag(JsonElement body, string name, bool otherwise) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    private static string Member(JsonElement body, string name) => RecordInput.Text(body, name) ?? "";
}
