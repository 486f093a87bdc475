using System.Text;

namespace HubSpotCrm.Api.Scheduling.Pages.Rendering;

/// <summary>The pages' style and script: files of this assembly, so that nothing comes from elsewhere.</summary>
internal static class PageFiles
{
    public const string Style = "/booking-page/page.css";
    public const string Script = "/booking-page/zone.js";

    private const string Kept = "public, max-age=3600";

    private static readonly Lazy<string> StyleText = new(() => Read("booking-page.css"));
    private static readonly Lazy<string> ScriptText = new(() => Read("booking-page.js"));

    public static IResult SendStyle(HttpContext context) => Send(context, StyleText.Value, "text/css");

    public static IResult SendScript(HttpContext context) => Send(context, ScriptText.Value, "text/javascript");

    private static IResult Send(HttpContext context, string text, string type)
    {
        context.Response.Headers.CacheControl = Kept;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(text, type, Encoding.UTF8);
    }

    private static string Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
