namespace HubSpotCrm.Domain.Properties;

/// <summary>A property of an object type, as the account has it.</summary>
/// <param name="Type">Kind of value: <c>string</c>, <c>number</c>, <c>bool</c>, <c>enumeration</c>, <c>date</c>, <c>datetime</c>.</param>
/// <param name="FieldType">How HubSpot's screens show it.</param>
/// <param name="ReadOnly">True when HubSpot alone writes it.</param>
/// <param name="Unique">True when its values are unique, so that it can name a record.</param>
/// <param name="Options">The values of an enumeration; null for other types.</param>
public sealed record PropertyDefinition(string Name, string Label, string Type, string FieldType, bool ReadOnly, bool Unique, IReadOnlyList<PropertyOption>? Options);

public sealed record PropertyOption(string Value, string Label);
