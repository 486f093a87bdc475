using HubSpotCrm.Api.Hosting.Problems;

namespace HubSpotCrm.Api.Scheduling.Pages.Rendering;

/// <summary>Stands before each page: problems become pages, forms of other sites and floods stay out.</summary>
internal sealed class PageGuard(ProblemPage page, VisitorLimits limits, ProblemWriter problems) : IEndpointFilter
{
    private const string OtherSite = "For your safety a form is taken only from this site's own page. Please open the link again and fill in the form there.";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set<IProblemPage>(page);
        if (RefusalOf(http) is not { } refusal)
            return await next(context);
        await problems.WriteAsync(http, refusal);
        return Results.Empty;
    }

    private Problem? RefusalOf(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && !IsFromHere(http.Request)
        ? Problem.Of(StatusCodes.Status403Forbidden, ProblemCodes.AuthForbidden, "Sent from another site", OtherSite)
        : limits.Refusal(http);

    // Browsers say where a form was filled in. What says nothing is no browser, and no visitor's browser can be misused by it.
    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
