using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Pipelines;

/// <summary>The pipelines of a type (FACTS §7).</summary>
internal static class PipelineRequests
{
    public static Answer List(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return PipelineJson.Results(call.Records.Pipelines.All(call.Type), PipelineJson.Write);
        }
    }

    public static Answer Read(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return PipelineJson.One(200, Get(call));
        }
    }

    public static Answer Create(ApiCall call)
    {
        if (call.Type.Pipelines is null)
        {
            throw new RefusedException(PipelineErrors.NoPipelines(call.Type));
        }

        var input = PipelineInput.ReadWhole(call.Request.ReadObject());
        lock (call.Records.Gate)
        {
            var catalog = call.Records.Pipelines;
            if (input.Id is { Length: > 0 } id && catalog.Find(call.Type, id) is not null)
            {
                throw new RefusedException(PipelineErrors.PipelineIdExists(id));
            }

            var now = call.Records.Now;
            var created = new Pipeline(string.IsNullOrEmpty(input.Id) ? catalog.NextId() : input.Id, input.Label ?? "", input.DisplayOrder ?? 0, Stages(call, input, null))
            {
                CreatedAt = now,
                UpdatedAt = now,
            };
            return Store(call, created, 201);
        }
    }

    public static Answer Update(ApiCall call)
    {
        var body = call.Request.ReadObject();
        lock (call.Records.Gate)
        {
            var known = Get(call);
            var input = PipelineInput.Read(body);
            return Store(call, known with { Label = input.Label ?? known.Label, DisplayOrder = input.DisplayOrder ?? known.DisplayOrder }, 200);
        }
    }

    /// <summary>Stages that the caller names stay, those without an id are new, the others go.</summary>
    public static Answer Replace(ApiCall call)
    {
        var input = PipelineInput.ReadWhole(call.Request.ReadObject());
        lock (call.Records.Gate)
        {
            var known = Get(call);
            var replaced = known with { Label = input.Label ?? "", DisplayOrder = input.DisplayOrder ?? 0, Stages = Stages(call, input, known) };
            new PipelineCheck(call).DemandUnused(known.Stages.Where(stage => replaced.Find(stage.Id) is null));
            return Store(call, replaced, 200);
        }
    }

    public static Answer Delete(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var known = Get(call);
            new PipelineCheck(call).DemandUnused(known.Stages);
            call.Records.Pipelines.Remove(call.Type, known);
        }

        return Answer.NoContent;
    }

    public static Pipeline Get(ApiCall call) => call.Records.Pipelines.Find(call.Type, call.Route.Tail[0])
        ?? throw new RefusedException(PipelineErrors.NotFound("pipeline", call.Route.Tail[0]));

    private static IReadOnlyList<Stage> Stages(ApiCall call, PipelineInput input, Pipeline? known) =>
        Pipeline.InOrder(input.Stages.Select(stage => PipelineInput.Stage(call, stage, stage.Id is { } id ? known?.Find(id) : null)));

    private static Answer Store(ApiCall call, Pipeline pipeline, int status)
    {
        new PipelineCheck(call).Demand(pipeline);
        var stored = pipeline with { UpdatedAt = call.Records.Now };
        call.Records.Pipelines.Put(call.Type, stored);
        return PipelineJson.One(status, stored);
    }
}
