using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Writes;

/// <summary>The form of `associations` in a create (FACTS §3.4). They are checked here and not stored yet.</summary>
internal static class AssociationShape
{
    private static readonly string[] Categories = ["HUBSPOT_DEFINED", "USER_DEFINED", "INTEGRATOR_DEFINED"];

    public static void Check(JsonElement associations)
    {
        if (associations.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (associations.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("associations must be a list");
        }

        foreach (var association in associations.EnumerateArray())
        {
            RecordInput.Require(association, "to", "types");
            RecordInput.Require(association.GetProperty("to"), "id");
            CheckTypes(association.GetProperty("types"));
        }
    }

    private static void CheckTypes(JsonElement types)
    {
        if (types.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("types must be a list");
        }

        if (types.GetArrayLength() == 0)
        {
            throw new RefusedException(ApiErrors.Invalid("One or more associations are invalid"));
        }

        foreach (var type in types.EnumerateArray())
        {
            RecordInput.Require(type, "associationCategory", "associationTypeId");
            if (!Categories.Contains(RecordInput.Text(type, "associationCategory"), StringComparer.Ordinal))
            {
                throw RecordInput.Wrong($"associationCategory must be one of {string.Join(", ", Categories)}");
            }
        }
    }
}
