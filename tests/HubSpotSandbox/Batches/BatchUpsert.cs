using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

/// <summary>Create or update by a unique property (FACTS §3.8).</summary>
internal static class BatchUpsert
{
    public static Answer Handle(ApiCall call)
    {
        var inputs = BatchInput.Read(call, "id", "idProperty", "properties");
        var batch = new BatchWriter(call);
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            foreach (var input in inputs)
            {
                finder.DemandUnique(input.IdProperty ?? "");
            }

            BatchWriter.DemandDistinct(inputs.Select(input => Key(finder, input)));
            batch.Run(inputs, BatchInput.StandAlone(inputs), (writer, input) => Check(finder, writer, input));
        }

        var views = batch.Written.Select(written => RecordView.Of(call, written) with { New = written.New });
        return BatchAnswer.Of(call, 200, [.. views], batch.Errors, inputs.Count);
    }

    private static Draft Check(RecordFinder finder, RecordWriter writer, RecordInput input)
    {
        var record = finder.Find(input.Id, input.IdProperty, archived: false);
        var names = input.Properties.Any(property => string.Equals(property.Key, input.IdProperty, StringComparison.Ordinal));
        var complete = names ? input : input with { Properties = [.. input.Properties, new(input.IdProperty!, input.Id)] };
        if (record is null)
        {
            return writer.Create(complete);
        }

        return input.Properties.Count > 0 ? writer.Update(record, input) : throw new RefusedException(ApiErrors.NothingToUpdate);
    }

    private static string Key(RecordFinder finder, RecordInput input) =>
        finder.Find(input.Id, input.IdProperty, archived: false)?.IdText ?? $"{input.IdProperty}={input.Id.Trim().ToLowerInvariant()}";
}
