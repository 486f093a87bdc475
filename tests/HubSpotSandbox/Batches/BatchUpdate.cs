using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

/// <summary>Unknown ids make one error; merged-away ids are left out without one (FACTS §3.2, §3.7).</summary>
internal static class BatchUpdate
{
    public static Answer Handle(ApiCall call)
    {
        var inputs = BatchInput.Read(call, "id", "properties");
        var batch = new BatchWriter(call);
        lock (call.Records.Gate)
        {
            var found = Find(call, inputs, out var missing);
            BatchWriter.DemandDistinct(found.Values.Select(record => record.IdText));
            batch.Run([.. found.Keys], BatchInput.StandAlone(inputs), (writer, input) => writer.Update(found[input], Checked(input)));
            if (missing.Count > 0)
            {
                batch.Errors.Add(Missing(call, missing));
            }
        }

        return BatchAnswer.Of(call, 200, [.. batch.Written.Select(written => RecordView.Of(call, written))], batch.Errors, inputs.Count);
    }

    private static Dictionary<RecordInput, CrmRecord> Find(ApiCall call, IReadOnlyList<RecordInput> inputs, out List<RecordInput> missing)
    {
        var finder = new RecordFinder(call);
        var found = new Dictionary<RecordInput, CrmRecord>(ReferenceEqualityComparer.Instance);
        missing = [];
        foreach (var input in inputs)
        {
            var record = finder.Find(input.Id, input.IdProperty, archived: false);
            if (record is null)
            {
                missing.Add(input);
            }
            else if (!MergedAway(input, record))
            {
                found[input] = record;
            }
        }

        return found;
    }

    private static bool MergedAway(RecordInput input, CrmRecord record) => RecordFinder.NamesRecordId(input.IdProperty)
        && long.Parse(input.Id, NumberStyles.None, CultureInfo.InvariantCulture) != record.Id;

    private static RecordInput Checked(RecordInput input) =>
        input.Properties.Count > 0 ? input : throw new RefusedException(ApiErrors.NothingToUpdate);

    private static ApiError Missing(ApiCall call, List<RecordInput> missing)
    {
        var error = ApiErrors.SomeNotFound(call.Type.Word, [.. missing.Select(input => input.Id)]);
        string[] traces = [.. missing.Select(input => input.TraceId).OfType<string>()];
        return traces.Length == 0 ? error : error.WithContext("objectWriteTraceId", traces);
    }
}
