using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Pipelines;

/// <summary>The stage of a deal or ticket: checked on every write, with what HubSpot calculates from it (FACTS §4.3, §4.4).</summary>
internal static class StageRules
{
    /// <summary>The stage must be one of the pipeline that the record will have.</summary>
    public static void Check(PortalRecords portal, ObjectType type, PropertyValues after, IReadOnlyDictionary<string, string?> changes)
    {
        if (type.Pipelines is not { } names || !(changes.ContainsKey(names.Pipeline) || changes.ContainsKey(names.Stage)) || after[names.Pipeline] is not { } pipelineId)
        {
            return;
        }

        var pipelines = portal.Pipelines.All(type);
        if (portal.Pipelines.Find(type, pipelineId) is not { } pipeline)
        {
            throw new RefusedException(PropertyProblem.ToError([PipelineErrors.NotAPipeline(names.Pipeline, pipelineId, pipelines)]));
        }

        if (after[names.Stage] is { } stage && pipeline.Find(stage) is null)
        {
            throw new RefusedException(PropertyProblem.ToError([PipelineErrors.NotAStage(names.Stage, stage, pipelines)]));
        }
    }

    /// <summary>What follows from the stage and the amount. The changed names tell whether the record enters the stage now.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Derived(PortalRecords portal, ObjectType type, PropertyValues after, IReadOnlyDictionary<string, string?> changes)
    {
        if (type.Pipelines is not { } names)
        {
            yield break;
        }

        var stage = after[names.Stage] is { } id ? portal.Pipelines.Find(type, after[names.Pipeline] ?? "")?.Find(id) : null;
        yield return new("hs_is_closed", Flag(stage?.IsClosed));
        if (stage is not null && changes.ContainsKey(names.Stage) && portal.Catalog(type).Find($"hs_date_entered_{stage.Id}") is { } entered)
        {
            yield return new(entered.Name, Dates.Text(portal.Now));
        }

        foreach (var pair in type == ObjectTypes.Deals ? OfDeal(portal, stage, after) : [])
        {
            yield return pair;
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> OfDeal(PortalRecords portal, Stage? stage, PropertyValues after)
    {
        yield return new("hs_deal_stage_probability", stage?.Probability);
        yield return new("hs_is_closed_won", Flag(stage is null ? null : stage.IsClosed && Number(stage.Probability) == 1));
        yield return new("hs_is_closed_lost", Flag(stage is null ? null : stage.IsClosed && Number(stage.Probability) == 0));
        yield return new("hs_projected_amount", Text(Number(after["amount"]) * Number(stage?.Probability)));
        if (stage is { IsClosed: true } && after["closedate"] is null && portal.Settings.SetsCloseDate)
        {
            yield return new("closedate", Dates.Text(portal.Now));
        }
    }

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(decimal? number) => number?.ToString("0.####################", CultureInfo.InvariantCulture);

    private static string? Flag(bool? value) => value switch
    {
        null => null,
        true => "true",
        _ => "false",
    };
}
