using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

/// <summary>
/// Stores a batch: all or nothing, or input by input when each has a trace id (FACTS §3.7).
/// Called with the portal's lock held.
/// </summary>
internal sealed class BatchWriter(ApiCall call)
{
    private readonly RecordWriter writer = new(call);
    private readonly List<Written> written = [];
    private readonly List<ApiError> errors = [];

    public IReadOnlyList<Written> Written => written;

    public List<ApiError> Errors => errors;

    public void Run(IReadOnlyList<RecordInput> inputs, bool standAlone, Func<RecordWriter, RecordInput, Draft> check)
    {
        if (standAlone)
        {
            foreach (var input in inputs)
            {
                RunAlone(input, check);
            }

            return;
        }

        var drafts = inputs.Select(input => check(writer, input)).ToList();
        DemandDistinctValues(drafts);
        written.AddRange(drafts.Select(writer.Store));
    }

    /// <summary>Two inputs of one call must not name the same record.</summary>
    public static void DemandDistinct(IEnumerable<string> ids)
    {
        string[] twice = [.. ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        if (twice.Length > 0)
        {
            throw new RefusedException(ApiErrors.DuplicateInputs(twice));
        }
    }

    private void RunAlone(RecordInput input, Func<RecordWriter, RecordInput, Draft> check)
    {
        try
        {
            written.Add(writer.Store(check(writer, input)));
        }
        catch (RefusedException refused)
        {
            errors.Add(refused.Error.WithContext("objectWriteTraceId", [input.TraceId!]));
        }
    }

    private void DemandDistinctValues(List<Draft> drafts)
    {
        var unique = call.Records.Table(call.Type).Unique;
        DemandDistinct(drafts.SelectMany(draft => unique.KeysOf(PropertyValues.Empty.With(draft.Write.Changes)))
            .Select(pair => pair.Property is "email" ? pair.Key : $"{pair.Property}={pair.Key}"));
    }
}
