using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>Makes records. One that is refused does not stop the others, because each input has a trace id.</summary>
internal sealed class RecordCreations(IHubSpotObjectsApi api, IPropertyNames names, ErrorTranslation errors) : BatchOperation($"create {names.ObjectType}")
{
    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken) =>
        await api.CreateAsync(names.ObjectType, new(call.Written) { Associations = call.Input.Associations }, cancellationToken);

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken) =>
        TracedInputs.Answer(calls, new(await api.CreateBatchAsync(names.ObjectType, TracedInputs.Of(calls), cancellationToken), names, idProperty: null, errors), mayPassOver: false);
}

/// <summary>Changes records. HubSpot passes over ids that were merged away; the call for one record follows them to the surviving record.</summary>
internal sealed class RecordUpdates(IHubSpotObjectsApi api, IPropertyNames names, UpdateAnswers whole, ErrorTranslation errors) : BatchOperation($"update {names.ObjectType}")
{
    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken) =>
        await whole.OfAsync(await api.UpdateAsync(names.ObjectType, call.Key, new(call.Written), cancellationToken), call, names, cancellationToken);

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        var answers = new BatchAnswers(await api.UpdateBatchAsync(names.ObjectType, TracedInputs.Of(calls), cancellationToken), names, idProperty: null, errors);
        await whole.CompleteAsync(answers, calls, names, cancellationToken);
        TracedInputs.Answer(calls, answers, mayPassOver: true);
    }
}

/// <summary>Changes the records that hold a unique value, or makes them. HubSpot has no such call for one record: it is a batch of one.</summary>
internal sealed class RecordUpserts(IHubSpotObjectsApi api, IPropertyNames names, string idProperty, UpdateAnswers whole, ErrorTranslation errors)
    : BatchOperation($"upsert {names.ObjectType} by {idProperty}")
{
    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken)
    {
        await TogetherAsync([call], cancellationToken);
        return await call.Answer;
    }

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        var answers = new BatchAnswers(await api.UpsertBatchAsync(names.ObjectType, TracedInputs.Of(calls), cancellationToken), names, idProperty, errors);
        await whole.CompleteAsync(answers, calls, names, cancellationToken);
        TracedInputs.Answer(calls, answers, mayPassOver: false);
    }
}

/// <summary>Inputs that the answer can be told apart by, as HubSpot keeps no order.</summary>
internal static class TracedInputs
{
    public static HubSpotBatchWrite Of(IReadOnlyList<RecordCall> calls) => new([.. calls.Select((call, index) => call.Input with { ObjectWriteTraceId = Trace(index) })]);

    public static string Trace(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <param name="calls">The calls, in the order of their inputs.</param>
    /// <param name="answers">What HubSpot answered.</param>
    /// <param name="mayPassOver">Whether an input without an answer is to be tried alone.</param>
    public static void Answer(IReadOnlyList<RecordCall> calls, BatchAnswers answers, bool mayPassOver)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            if (answers.RecordOf(Trace(i), calls[i].Key) is { } record)
                calls[i].Succeed(record);
            else if (answers.ErrorOf(Trace(i), calls[i].Key) is { } error)
                calls[i].Fail(error);
            else if (!mayPassOver)
                calls[i].Fail(new CrmUnavailableException("HubSpot's answer to the batch does not mention this input.") { MayBeDone = true });
        }
    }
}
