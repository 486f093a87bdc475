using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Associations;

/// <summary>A type as a caller names it.</summary>
internal sealed record AssociationSpec(string Category, string TypeId)
{
    private static readonly string[] Categories = [AssociationType.HubSpotDefined, AssociationType.UserDefined, "INTEGRATOR_DEFINED"];

    public static IReadOnlyList<AssociationSpec> ReadAll(JsonElement types)
    {
        if (types.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("types must be a list");
        }

        return types.GetArrayLength() == 0 ? throw new RefusedException(AssociationErrors.Invalid) : [.. types.EnumerateArray().Select(Read)];
    }

    private static AssociationSpec Read(JsonElement type)
    {
        RecordInput.Require(type, "associationCategory", "associationTypeId");
        var category = RecordInput.Text(type, "associationCategory") ?? "";
        return Categories.Contains(category, StringComparer.Ordinal)
            ? new AssociationSpec(category, RecordInput.Text(type, "associationTypeId") ?? "")
            : throw RecordInput.Wrong($"associationCategory must be one of {string.Join(", ", Categories)}");
    }
}

/// <summary>An association in the create of a record (FACTS §3.4).</summary>
internal sealed record AssociationInput(string ToId, IReadOnlyList<AssociationSpec> Types)
{
    public static IReadOnlyList<AssociationInput> ReadAll(JsonElement associations) => associations.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. associations.EnumerateArray().Select(Read)],
        _ => throw RecordInput.Wrong("associations must be a list"),
    };

    /// <summary>The id in `{ "id": "…" }`.</summary>
    public static string Id(JsonElement body, string member)
    {
        RecordInput.Require(body, member);
        var reference = body.GetProperty(member);
        RecordInput.Require(reference, "id");
        return RecordInput.Text(reference, "id") ?? "";
    }

    private static AssociationInput Read(JsonElement association)
    {
        RecordInput.Require(association, "to", "types");
        return new AssociationInput(Id(association, "to"), AssociationSpec.ReadAll(association.GetProperty("types")));
    }
}
