using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

/// <summary>Unknown ids are passed over (chosen, FACTS §3.7).</summary>
internal static class BatchArchive
{
    public static Answer Handle(ApiCall call)
    {
        var inputs = BatchInput.Read(call, "id");
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            var writer = new RecordWriter(call);
            foreach (var input in inputs)
            {
                if (finder.Find(input.Id, null, archived: false) is { } record)
                {
                    writer.Archive(record);
                }
            }
        }

        return Answer.NoContent with { Items = inputs.Count };
    }
}
