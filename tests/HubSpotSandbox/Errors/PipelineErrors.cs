using HubSpotSandbox.Pipelines;

namespace HubSpotSandbox.Errors;

/// <summary>The refusals of FACTS §7. Texts that FACTS does not give are in docs/sandbox.md.</summary>
internal static class PipelineErrors
{
    public static ApiError NotFound(string what, string id) => new(404, $"No {what} found with id {id}", "OBJECT_NOT_FOUND");

    public static ApiError NoPipelines(ObjectType type) => ApiErrors.Invalid($"Object type {type.TypeId} has no pipelines");

    public static ApiError NoStages { get; } = ApiErrors.Invalid("Pipeline must have at least one stage");

    public static ApiError TooManyStages(int max) => ApiErrors.Invalid($"Pipeline must have at most {max} stages");

    public static ApiError NegativeOrder { get; } = ApiErrors.Invalid("Pipeline display order cannot be negative");

    public static ApiError NoClosedStage(ObjectType type, string id) => Of($"{type.Plural} pipeline: {id} must have at least one closed stage", "MISSING_CLOSED_STAGE");

    public static ApiError PipelineLabelExists(string label) => ApiErrors.Invalid($"An active pipeline with label {label} already exists.");

    public static ApiError StageLabelExists(string label) => Of($"Stage with label {label} already exists", "STAGE_LABEL_EXISTS");

    public static ApiError PipelineIdExists(string id) => ApiErrors.Invalid($"There's another pipeline in this portal with pipelineId ({id}).");

    public static ApiError StageIdExists { get; } = new(409, "There's another pipeline in this portal with one of the same stages", "OBJECT_ALREADY_EXISTS")
    {
        SubCategory = "PipelineError.STAGE_ID_EXISTS_IN_ANOTHER_PIPELINE",
    };

    public static ApiError WrongMetadata(ObjectType type) => Of($"Failed to deserialize metadata for object type {type.Plural}", "INVALID_PIPELINE_STAGE_METADATA");

    public static ApiError InUse(IEnumerable<string> stageIds, IEnumerable<string> recordIds)
    {
        var (stages, records) = ($"[{string.Join(", ", stageIds)}]", $"[{string.Join(", ", recordIds)}]");
        return Of($"Stage IDs: {stages} are being referenced by object IDs: {records}", "STAGE_ID_IN_USE")
            .WithContext("stageIds", [stages])
            .WithContext("objectIds", [records]);
    }

    public static PropertyProblem NotAPipeline(string property, string id, IEnumerable<Pipeline> pipelines) =>
        new(property, "INVALID_OPTION", $"{id} is not a valid pipeline ID. Valid options are: [{string.Join(", ", pipelines.Select(pipeline => pipeline.Id))}]", id);

    public static PropertyProblem NotAStage(string property, string id, IEnumerable<Pipeline> pipelines)
    {
        var options = pipelines.Select(pipeline => $"pipelineId={pipeline.Id} : [{string.Join(", ", pipeline.Stages.Select(stage => stage.Id))}]");
        return new PropertyProblem(property, "INVALID_OPTION", $"{id} is not a valid pipeline stage ID. Valid options are: {string.Join(", ", options)}", id);
    }

    private static ApiError Of(string message, string subCategory) => ApiErrors.Invalid(message) with { SubCategory = $"PipelineError.{subCategory}" };
}
