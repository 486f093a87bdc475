using System.Text.Json;
using HubSpotSandbox.Associations;
using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Webhooks.Events;

/// <summary>One direction of an association that has come or gone (FACTS §12.2).</summary>
internal sealed record LinkEventJson(RecordKey From, RecordKey To, AssociationType Type, bool Removed)
{
    /// <summary>Both types have families of their own, and the change is one that their events can tell apart.</summary>
    public bool IsClassic => EventKinds.Classic.Contains(From.Type) && EventKinds.Classic.Contains(To.Type) && Type.Kind is not AssociationKind.Label;

    public void WriteClassic(Utf8JsonWriter json)
    {
        json.WriteString("associationType", $"{From.Type.Word}_TO_{To.Type.Word}");
        json.WriteNumber("fromObjectId", From.Id);
        json.WriteNumber("toObjectId", To.Id);
        WriteState(json);
    }

    public void WriteGeneric(Utf8JsonWriter json)
    {
        json.WriteString("fromObjectTypeId", From.Type.TypeId);
        json.WriteString("toObjectTypeId", To.Type.TypeId);
        json.WriteNumber("fromObjectId", From.Id);
        json.WriteNumber("toObjectId", To.Id);
        json.WriteNumber("associationTypeId", Type.Id);
        json.WriteString("associationCategory", Type.Category);
        WriteState(json);
    }

    private void WriteState(Utf8JsonWriter json)
    {
        json.WriteBoolean("associationRemoved", Removed);
        json.WriteBoolean("isPrimaryAssociation", Type.Kind is AssociationKind.Primary);
    }
}
