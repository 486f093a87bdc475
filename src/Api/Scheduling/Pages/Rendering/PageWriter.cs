using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HubSpotCrm.Api.Scheduling.Pages.Rendering;

/// <summary>Writes Razor components as plain HTML: nothing of them runs in the browser (ADR 0021).</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>The parameter of every page.</summary>
    private const string View = "View";

    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task WriteAsync<TPage>(HttpContext context, int status, object view)
        where TPage : IComponent
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [View] = view });
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
        Protect(context.Response);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>After a form: the browser asks for the page anew, so that loading it again sends nothing again.</summary>
    public static void Redirect(HttpContext context, string address)
    {
        Protect(context.Response);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    /// <summary>Nobody keeps, finds, frames or passes on what is a person's own.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers["Referrer-Policy"] = "same-origin";    // with no-referrer browsers would not tell us either where a form was filled in
    }
}
