using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Writes;

/// <summary>Create, update and archive of one record (FACTS §3.4, §3.5, §3.6).</summary>
internal static class SingleWrites
{
    public static Answer Create(ApiCall call)
    {
        var input = RecordInput.Read(call.Request.ReadObject(), "properties");
        Written written;
        lock (call.Records.Gate)
        {
            var writer = new RecordWriter(call);
            written = writer.Store(writer.Create(input));
        }

        return Answer.Json(201, json => RecordJson.Write(json, RecordView.Of(call, written))) with
        {
            Location = $"{call.Request.Origin}{call.Request.Path.TrimEnd('/')}/{written.Record.IdText}",
        };
    }

    public static Answer Update(ApiCall call)
    {
        var input = RecordInput.Read(call.Request.ReadObject(), "properties");
        if (input.Properties.Count == 0)
        {
            throw new RefusedException(ApiErrors.NothingToUpdate);
        }

        Written written;
        lock (call.Records.Gate)
        {
            var record = new RecordFinder(call).Get(call.Route.Tail[0], call.Request.Query["idProperty"], archived: false);
            var writer = new RecordWriter(call);
            written = writer.Store(writer.Update(record, input));
        }

        return Answer.Json(200, json => RecordJson.Write(json, RecordView.Of(call, written)));
    }

    /// <summary>A second DELETE is 204 too; an id that never was is 404 (chosen, FACTS §17).</summary>
    public static Answer Archive(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            var id = call.Route.Tail[0];
            if (finder.Find(id, null, archived: true) is null)
            {
                new RecordWriter(call).Archive(finder.Get(id, null, archived: false));
            }
        }

        return Answer.NoContent;
    }
}
