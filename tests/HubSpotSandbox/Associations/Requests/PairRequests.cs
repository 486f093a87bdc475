using System.Text.Json;
using HubSpotSandbox.Batches;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>The associations of one record or one pair (FACTS §6.1).</summary>
internal static class PairRequests
{
    public static Answer List(ApiCall call) => List(call, AssociationJson.WriteLink);

    public static Answer ListNamed(ApiCall call) => List(call, AssociationJson.WriteNamed);

    public static Answer ConnectByDefault(ApiCall call)
    {
        RecordKey from, to;
        AssociationType type;
        lock (call.Records.Gate)
        {
            type = new AssociationCheck(call).Default();
            (from, to) = Pair(call);
            call.Associations.Connect(from, to, [type]);
        }

        return BatchAnswer.Of(call, 200, 2, (json, index) => WriteDirection(json, index, from, to, type), []);
    }

    public static Answer Connect(ApiCall call)
    {
        var specs = AssociationSpec.ReadAll(call.Request.ReadArray());
        lock (call.Records.Gate)
        {
            var types = new AssociationCheck(call).Types(specs);
            var (from, to) = Pair(call);
            call.Associations.Connect(from, to, types);
            return Answer.Json(201, json => AssociationJson.WritePair(json, from, to, types));
        }
    }

    /// <summary>204 also for a pair that is not associated (chosen).</summary>
    public static Answer Disconnect(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var (from, to) = Pair(call);
            call.Associations.Disconnect(from, to);
        }

        return Answer.NoContent;
    }

    public static void WriteDirection(Utf8JsonWriter json, int index, RecordKey from, RecordKey to, AssociationType type)
    {
        if (index % 2 == 0)
        {
            AssociationJson.WriteDefault(json, from, to, type);
        }
        else
        {
            AssociationJson.WriteDefault(json, to, from, type.Inverse);
        }
    }

    private static Answer List(ApiCall call, Action<Utf8JsonWriter, Link> write)
    {
        var limit = Paging.Limit(call.Request, LinkPage.Size, LinkPage.Size);
        var after = Paging.After(call.Request);
        lock (call.Records.Gate)
        {
            var from = Get(call, call.Type, call.Route.Tail[0]);
            var page = LinkPage.Of(call.Records.Associations.From(from, call.ToType, after), limit);
            return Answer.Json(200, json =>
            {
                json.WriteStartObject();
                AssociationJson.WriteResults(json, page.Links, write);
                Paging.Write(json, page.Next, Paging.Link(call.Request));
                json.WriteEndObject();
            });
        }
    }

    private static (RecordKey From, RecordKey To) Pair(ApiCall call)
    {
        var (from, to) = (Get(call, call.Type, call.Route.Tail[0]), Get(call, call.ToType, call.Route.Tail[1]));
        return from == to ? throw new RefusedException(AssociationErrors.WithItself(RecordKey.Text(from.Id))) : (from, to);
    }

    private static RecordKey Get(ApiCall call, ObjectType type, string id) => RecordTable.TryParseId(id, out _)
        ? call.Records.FindLive(type, id)?.Key ?? throw new RefusedException(ApiErrors.ResourceNotFound)
        : throw new RefusedException(ApiErrors.IdNotNumeric(id));
}
