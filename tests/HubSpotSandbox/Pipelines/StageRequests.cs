using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Pipelines;

/// <summary>The stages of a pipeline (FACTS §7).</summary>
internal static class StageRequests
{
    private const int Max = 100;

    public static Answer List(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return PipelineJson.Results(PipelineRequests.Get(call).Stages, PipelineJson.WriteStage);
        }
    }

    public static Answer Read(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return PipelineJson.OneStage(200, Get(call, PipelineRequests.Get(call)));
        }
    }

    public static Answer Create(ApiCall call)
    {
        var input = StageInput.ReadWhole(call.Request.ReadObject());
        lock (call.Records.Gate)
        {
            var pipeline = PipelineRequests.Get(call);
            if (pipeline.Stages.Count >= Max)
            {
                throw new RefusedException(PipelineErrors.TooManyStages(Max));
            }

            return input.Id is { Length: > 0 } id && pipeline.Find(id) is not null
                ? throw new RefusedException(PipelineErrors.StageIdExists)
                : Store(call, pipeline, PipelineInput.Stage(call, input, null), 201);
        }
    }

    public static Answer Update(ApiCall call) => Change(call, StageInput.Read(call.Request.ReadObject()), whole: false);

    public static Answer Replace(ApiCall call) => Change(call, StageInput.ReadWhole(call.Request.ReadObject()), whole: true);

    /// <summary>A stage that is not there is gone already: 204 (docs/sandbox.md).</summary>
    public static Answer Delete(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var pipeline = PipelineRequests.Get(call);
            if (pipeline.Find(call.Route.Tail[2]) is not { } stage)
            {
                return Answer.NoContent;
            }

            if (pipeline.Stages.Count == 1)
            {
                throw new RefusedException(PipelineErrors.NoStages);
            }

            var check = new PipelineCheck(call);
            check.DemandUnused([stage]);
            var left = pipeline with { Stages = [.. pipeline.Stages.Where(other => other != stage)], UpdatedAt = call.Records.Now };
            check.Demand(left);
            call.Records.Pipelines.Put(call.Type, left);
        }

        return Answer.NoContent;
    }

    private static Answer Change(ApiCall call, StageInput input, bool whole)
    {
        lock (call.Records.Gate)
        {
            var pipeline = PipelineRequests.Get(call);
            var known = Get(call, pipeline);
            var kept = whole ? known with { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) } : known;
            return Store(call, pipeline, PipelineInput.Stage(call, input, kept), 200);
        }
    }

    private static Stage Get(ApiCall call, Pipeline pipeline) =>
        pipeline.Find(call.Route.Tail[2]) ?? throw new RefusedException(PipelineErrors.NotFound("stage", call.Route.Tail[2]));

    private static Answer Store(ApiCall call, Pipeline pipeline, Stage stage, int status)
    {
        var changed = pipeline.With(stage) with { UpdatedAt = call.Records.Now };
        new PipelineCheck(call).Demand(changed);
        call.Records.Pipelines.Put(call.Type, changed);
        return PipelineJson.OneStage(status, changed.Find(stage.Id) ?? stage);
    }
}
