namespace HubSpotCrm.Application.Workflows;

/// <summary>What the caller's input calls the fields of a record.</summary>
/// <param name="within">Where in the input they stand, such as <c>customer.</c>; empty for the input itself.</param>
/// <param name="others">Fields that the input calls otherwise, with their whole names there; the last one counts.</param>
internal sealed class InputNames(string within, params IReadOnlyList<(string Field, string Name)> others)
{
    public static InputNames Same { get; } = new("");

    public string Of(string field) => others.LastOrDefault(other => other.Field == field).Name ?? within + field;

    public InputNames But(string field, string name) => new(within, [.. others, (field, name)]);
}
