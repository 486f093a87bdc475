using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Pipelines;

/// <summary>What a caller sent for a stage.</summary>
internal sealed record StageInput(string? Id, string? Label, int? DisplayOrder, JsonElement? Metadata)
{
    public static StageInput Read(JsonElement body)
    {
        RecordInput.Require(body);
        return new StageInput(
            RecordInput.Text(body, "stageId"),
            PipelineInput.ReadLabel(body),
            PipelineInput.ReadOrder(body),
            body.TryGetProperty("metadata", out var metadata) ? metadata : null);
    }

    public static StageInput ReadWhole(JsonElement body)
    {
        RecordInput.Require(body, "label", "displayOrder", "metadata");
        return Read(body);
    }
}

/// <summary>What a caller sent for a pipeline (FACTS §7).</summary>
internal sealed record PipelineInput(string? Id, string? Label, int? DisplayOrder, IReadOnlyList<StageInput> Stages)
{
    private const int MaxStages = 100;

    public static PipelineInput Read(JsonElement body) => new(RecordInput.Text(body, "pipelineId"), ReadLabel(body), ReadOrder(body), []);

    public static PipelineInput ReadWhole(JsonElement body)
    {
        RecordInput.Require(body, "label", "displayOrder", "stages");
        var stages = body.GetProperty("stages");
        if (stages.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("stages must be a list");
        }

        return stages.GetArrayLength() switch
        {
            0 => throw new RefusedException(PipelineErrors.NoStages),
            > MaxStages => throw new RefusedException(PipelineErrors.TooManyStages(MaxStages)),
            _ => Read(body) with { Stages = [.. stages.EnumerateArray().Select(StageInput.ReadWhole)] },
        };
    }

    /// <summary>A stage made of the input and of what is known of it.</summary>
    public static Stage Stage(ApiCall call, StageInput input, Stage? known)
    {
        var now = call.Records.Now;
        return new Stage(
            known?.Id ?? (string.IsNullOrEmpty(input.Id) ? call.Records.Pipelines.NextId() : input.Id),
            input.Label ?? known?.Label ?? "",
            input.DisplayOrder ?? known?.DisplayOrder ?? 0,
            StageMetadata.Read(call.Type, input.Metadata, known?.Metadata))
        {
            CreatedAt = known?.CreatedAt ?? now,
            UpdatedAt = now,
        };
    }

    public static string? ReadLabel(JsonElement body) => RecordInput.Text(body, "label") is { } label
        ? string.IsNullOrWhiteSpace(label) ? throw new RefusedException(ApiErrors.MissingFields("label")) : label
        : null;

    public static int? ReadOrder(JsonElement body)
    {
        if (!body.TryGetProperty("displayOrder", out var order) || order.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (order.ValueKind is not JsonValueKind.Number || !order.TryGetInt32(out var place))
        {
            throw RecordInput.Wrong("displayOrder must be a whole number");
        }

        return place >= 0 ? place : throw new RefusedException(PipelineErrors.NegativeOrder);
    }
}
