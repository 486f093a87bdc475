using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

internal static class BatchCreate
{
    public static Answer Handle(ApiCall call)
    {
        var inputs = BatchInput.Read(call, "properties");
        var batch = new BatchWriter(call);
        lock (call.Records.Gate)
        {
            batch.Run(inputs, BatchInput.StandAlone(inputs), (writer, input) => writer.Create(input));
        }

        return BatchAnswer.Of(call, 201, [.. batch.Written.Select(written => RecordView.Of(call, written))], batch.Errors, inputs.Count);
    }
}
