using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>`GET /{id}` (FACTS §3.1, §3.2, §3.3).</summary>
internal static class ReadRecord
{
    public static Answer Handle(ApiCall call)
    {
        var request = call.Request;
        var selection = ReadSelection.For(call);
        RecordView view;
        lock (call.Records.Gate)
        {
            var record = new RecordFinder(call).Get(call.Route.Tail[0], request.Query["idProperty"], request.Flag("archived"));
            view = selection.View(call, record);
        }

        call.Records.Stats.CountRead(1);
        return Answer.Json(200, json => RecordJson.Write(json, view));
    }
}
