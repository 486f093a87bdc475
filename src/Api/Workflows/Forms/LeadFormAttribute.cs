using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>The action is open to browsers: answers them with pages, and keeps the worst of spam out.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LeadFormAttribute : Attribute, IFilterFactory, IOrderedFilter
{
    public bool IsReusable => true;

    public int Order => 0;    // before the mapping, which may have something to refuse

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => new LeadForm(serviceProvider.GetRequiredService<FormPage>(), serviceProvider.GetRequiredKeyedService<AddressLimit>(LeadDoor.Policy));
}

internal sealed class LeadForm(FormPage page, AddressLimit limit) : IAsyncResourceFilter
{
    private const string Html = "text/html";

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (IsBrowser(http.Request))
            http.Features.Set<IProblemPage>(page);
        var isProgram = !LeadDoor.IsStranger(http) && !http.Request.HasFormContentType;
        if (isProgram || limit.Refusal(http) is not { } refusal)
            return next();
        context.Result = new ProblemResult(refusal);
        return Task.CompletedTask;
    }

    // Browsers name HTML; programs that take anything do not.
    private static bool IsBrowser(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
