using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

/// <summary>The `inputs` of a batch (FACTS §3.7).</summary>
internal static class BatchInput
{
    private const int Max = 100;

    public static IReadOnlyList<RecordInput> Read(ApiCall call, params string[] required) => Read(call.Request.ReadObject(), Max, ApiErrors.BatchLargerThan(Max), required);

    public static IReadOnlyList<RecordInput> Read(JsonElement body, int max, ApiError tooMany, params string[] required) =>
        [.. Elements(body, max, tooMany).Select(input => RecordInput.Read(input, required))];

    public static IReadOnlyList<JsonElement> Elements(JsonElement body, int max, ApiError tooMany)
    {
        RecordInput.Require(body, "inputs");
        var inputs = body.GetProperty("inputs");
        if (inputs.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("inputs must be a list");
        }

        var count = inputs.GetArrayLength();
        if (count == 0 || count > max)
        {
            throw new RefusedException(count == 0 ? ApiErrors.BatchEmpty : tooMany);
        }

        return [.. inputs.EnumerateArray()];
    }

    /// <summary>Only when every input has its own trace id does each input stand for itself.</summary>
    public static bool StandAlone(IReadOnlyList<RecordInput> inputs) =>
        inputs.All(input => !string.IsNullOrEmpty(input.TraceId))
        && inputs.Select(input => input.TraceId).Distinct(StringComparer.Ordinal).Count() == inputs.Count;
}
