using System.Net;
using System.Text;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>What a person sees who has sent a form: plain pages that every browser and screen reader can read.</summary>
internal sealed class FormPage(IOptions<LeadFormOptions> options) : IProblemPage
{
    private const string ContentType = "text/html; charset=utf-8";

    /// <summary>True when the request comes from a browser.</summary>
    public static bool IsWanted(HttpContext context) => context.Features.Get<IProblemPage>() is FormPage;

    /// <summary>The form was taken: off to the configured address, or a word of thanks.</summary>
    public Task WriteThanksAsync(HttpContext context)
    {
        if (options.Value.RedirectUrl is { Length: > 0 } address)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        return WriteAsync(context, "Thank you", "<p>We have received your message.</p>");
    }

    public Task WriteAsync(HttpContext context, Problem problem)
    {
        var body = new StringBuilder("<p>").Append(Text(problem)).Append("</p>");
        if (problem is { Status: StatusCodes.Status400BadRequest or StatusCodes.Status422UnprocessableEntity, Errors: { Count: > 0 } errors })
        {
            body.Append("<ul>");
            foreach (var (field, messages) in errors)
                body.Append("<li><strong>").Append(WebUtility.HtmlEncode(field)).Append("</strong>: ").Append(WebUtility.HtmlEncode(string.Join(' ', messages))).Append("</li>");
            body.Append("</ul>");
        }

        return WriteAsync(context, "Your message was not sent", body.ToString());
    }

    private static string Text(Problem problem) => problem.Status switch
    {
        400 or 422 => "Please go back and correct the form.",
        429 => "There were too many messages from here. Please try again in a minute.",
        >= 500 => "Something went wrong on our side. Please try again later.",
        _ => WebUtility.HtmlEncode(problem.Title),
    };

    private static Task WriteAsync(HttpContext context, string title, string body)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";
        return context.Response.WriteAsync($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}}</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}</style></head>
            <body><main><h1>{{title}}</h1>{{body}}</main></body>
            </html>
            """, context.RequestAborted);
    }
}
