using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Calling;

/// <summary>`GET /calling/v1/dispositions`: the outcomes that a call may have are the options of its property (FACTS §4.5).</summary>
internal static class Dispositions
{
    private const string Property = "hs_call_disposition";

    private static readonly Operation ListAll = new(Right.ReadRecords, List);

    public static ApiRoute Find(RoutePath path) => path.Choose("/dispositions", ObjectTypes.Calls, "", [], method => method is "GET" ? ListAll : null);

    private static Answer List(ApiCall call)
    {
        var options = call.Records.Catalog(ObjectTypes.Calls).Find(Property)?.Options ?? [];
        return Answer.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var option in options)
            {
                json.WriteStartObject();
                json.WriteString("id", option.Value);
                json.WriteString("label", option.Label);
                json.WriteBoolean("deleted", false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
