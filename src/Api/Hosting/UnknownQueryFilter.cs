using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Webhooks;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Refuses query parameters that the call does not have, or that are there twice, so that nothing is passed over in silence.</summary>
internal sealed class UnknownQueryFilter : IActionFilter
{
    private const int MaxErrors = 10;

    public void OnActionExecuting(ActionExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0 || context.ActionDescriptor.EndpointMetadata.OfType<ForHubSpotAttribute>().Any())    // HubSpot's address may have a query, which the signature covers
            return;
        var known = context.ActionDescriptor.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name).ToList();
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (key, values) in query)
        {
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                errors[key] = [$"Unknown query parameter; this call takes {(known.Count == 0 ? "none" : string.Join(", ", known))}."];
            else if (values.Count > 1)
                errors[key] = ["This query parameter is there twice."];
            if (errors.Count == MaxErrors)
                break;
        }

        if (errors.Count > 0)
            context.Result = new ProblemResult(ProblemTable.Invalid(errors));
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
