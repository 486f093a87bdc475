using System.Text.Json.Serialization;

namespace HubSpotSandbox.Properties;

internal sealed record PropertyOption(string Label, string Value)
{
    public string? Description { get; init; }
    public int? DisplayOrder { get; init; }
    public bool Hidden { get; init; }
}

/// <summary>A property of an object type (FACTS §9), as the files in Defaults and the properties API describe it.</summary>
internal sealed record PropertyDefinition(string Name, string Label, string Type, string FieldType, string GroupName)
{
    public string? Description { get; init; }
    public IReadOnlyList<PropertyOption> Options { get; init; } = [];
    public bool ReadOnly { get; init; }
    public bool Calculated { get; init; }
    public bool Unique { get; init; }
    public int DisplayOrder { get; init; } = -1;
    public bool Hidden { get; init; }
    public bool FormField { get; init; }
    public bool ExternalOptions { get; init; }
    public string? ReferencedObjectType { get; init; }

    [JsonIgnore]
    public bool HubSpotDefined { get; init; }

    [JsonIgnore]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonIgnore]
    public DateTimeOffset? UpdatedAt { get; init; }

    [JsonIgnore]
    public DateTimeOffset? ArchivedAt { get; init; }

    [JsonIgnore]
    public bool TakesValues => !ReadOnly && !Calculated;

    [JsonIgnore]
    public bool IsMultiple => Type is "enumeration" && FieldType is "checkbox";

    [JsonIgnore]
    public bool IsChoice => Type is "enumeration" or "bool";

    /// <summary>Options by value. A choice without options (owners, pipelines, stages) takes any value.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OptionValues => Type is "bool" && Options.Count == 0
        ? ["true", "false"]
        : [.. Options.Select(option => option.Value)];
}

internal sealed record PropertyGroup(string Name, string Label, int DisplayOrder);
