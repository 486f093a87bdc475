using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Refuses query parameters that the call does not have, so that a typo does not silently change nothing.</summary>
internal sealed class UnknownQueryFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0)
            return;
        var known = context.ActionDescriptor.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name).ToList();
        var errors = query.Keys.Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)).Take(10)
            .ToDictionary(key => key, key => new[] { $"Unknown query parameter; this call takes {(known.Count == 0 ? "none" : string.Join(", ", known))}." }, StringComparer.Ordinal);
        if (errors.Count > 0)
            context.Result = new ProblemResult(ProblemTable.Invalid(errors));
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
