using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Pipelines;

/// <summary>The endpoints of the pipelines API (FACTS §7). They need the scopes of the type's records or of its schema.</summary>
internal static class PipelineEndpoints
{
    private static readonly Operation List = new(Right.ReadProperties, PipelineRequests.List);
    private static readonly Operation Create = new(Right.WriteRecords, PipelineRequests.Create);
    private static readonly Operation Read = new(Right.ReadProperties, PipelineRequests.Read);
    private static readonly Operation Update = new(Right.WriteRecords, PipelineRequests.Update);
    private static readonly Operation Replace = new(Right.WriteRecords, PipelineRequests.Replace);
    private static readonly Operation Delete = new(Right.WriteRecords, PipelineRequests.Delete);
    private static readonly Operation ListStages = new(Right.ReadProperties, StageRequests.List);
    private static readonly Operation CreateStage = new(Right.WriteRecords, StageRequests.Create);
    private static readonly Operation ReadStage = new(Right.ReadProperties, StageRequests.Read);
    private static readonly Operation UpdateStage = new(Right.WriteRecords, StageRequests.Update);
    private static readonly Operation ReplaceStage = new(Right.WriteRecords, StageRequests.Replace);
    private static readonly Operation DeleteStage = new(Right.WriteRecords, StageRequests.Delete);

    public static (Operation? Operation, string Template) Find(string method, ObjectType type, string[] tail) => tail switch
    {
        [] => (OfAll(method), ""),
        [{ Length: > 0 }] => (OfOne(method), "/{pipelineId}"),
        [{ Length: > 0 }, "stages"] => (OfStages(method), "/{pipelineId}/stages"),
        [{ Length: > 0 }, "stages", { Length: > 0 }] => (OfStage(method), "/{pipelineId}/stages/{stageId}"),
        _ => (null, ""),
    };

    private static Operation? OfAll(string method) => method switch
    {
        "GET" => List,
        "POST" => Create,
        _ => null,
    };

    private static Operation? OfOne(string method) => method switch
    {
        "GET" => Read,
        "PATCH" => Update,
        "PUT" => Replace,
        "DELETE" => Delete,
        _ => null,
    };

    private static Operation? OfStages(string method) => method switch
    {
        "GET" => ListStages,
        "POST" => CreateStage,
        _ => null,
    };

    private static Operation? OfStage(string method) => method switch
    {
        "GET" => ReadStage,
        "PATCH" => UpdateStage,
        "PUT" => ReplaceStage,
        "DELETE" => DeleteStage,
        _ => null,
    };
}
