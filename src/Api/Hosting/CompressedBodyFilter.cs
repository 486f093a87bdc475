using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Refuses compressed bodies unread: a small one may hold a very large one.</summary>
internal sealed class CompressedBodyFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var encodings = context.HttpContext.Request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding);
        if (Array.Exists(encodings, encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            context.Result = new ProblemResult(ProblemTable.OfStatus(StatusCodes.Status415UnsupportedMediaType));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
