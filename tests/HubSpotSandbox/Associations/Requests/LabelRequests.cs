using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>The labels between two types (FACTS §6.1).</summary>
internal static class LabelRequests
{
    private const int Max = 10;

    public static Answer List(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return AssociationJson.Definitions(call, call.Records.AssociationTypes.Between(call.Type, call.ToType));
        }
    }

    public static Answer Create(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "label", "name");
        var (label, name, inverse) = (RecordInput.Text(body, "label") ?? "", RecordInput.Text(body, "name") ?? "", RecordInput.Text(body, "inverseLabel"));
        if (string.IsNullOrWhiteSpace(label) || string.IsNullOrWhiteSpace(name))
        {
            throw new RefusedException(ApiErrors.MissingFields("label", "name"));
        }

        lock (call.Records.Gate)
        {
            _ = new AssociationCheck(call).Default();
            var catalog = call.Records.AssociationTypes;
            DemandNew(catalog.Between(call.Type, call.ToType), label, name);
            return AssociationJson.Definitions(call, catalog.AddLabel(call.Type, call.ToType, name, label, inverse));
        }
    }

    /// <summary>Without `inverseLabel` both directions get the label.</summary>
    public static Answer Rename(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "associationTypeId", "label");
        lock (call.Records.Gate)
        {
            var type = Own(call, RecordInput.Text(body, "associationTypeId") ?? "");
            var label = RecordInput.Text(body, "label");
            type.Inverse.Label = RecordInput.Text(body, "inverseLabel") ?? label;
            type.Label = label;
        }

        return Answer.NoContent;
    }

    /// <summary>Takes the label off all records; they stay associated.</summary>
    public static Answer Delete(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var type = Own(call, call.Route.Tail[0]);
            call.Associations.Remove(type);
            call.Records.AssociationTypes.Remove(type);
        }

        return Answer.NoContent;
    }

    private static AssociationType Own(ApiCall call, string id) =>
        call.Records.AssociationTypes.TryFind(AssociationType.UserDefined, id, out var type) && type.From == call.Type && type.To == call.ToType
            ? type
            : throw new RefusedException(AssociationErrors.NoSuchLabel(id));

    private static void DemandNew(IReadOnlyList<AssociationType> known, string label, string name)
    {
        AssociationType[] own = [.. known.Where(type => type.Category is AssociationType.UserDefined)];
        if (Array.Exists(own, type => string.Equals(type.Label, label, StringComparison.Ordinal) || string.Equals(type.Name, name, StringComparison.Ordinal)))
        {
            throw new RefusedException(AssociationErrors.LabelExists(label));
        }

        if (own.Select(type => Math.Min(type.Id, type.Inverse.Id)).Distinct().Count() >= Max)
        {
            throw new RefusedException(AssociationErrors.TooManyLabels(Max));
        }
    }
}
