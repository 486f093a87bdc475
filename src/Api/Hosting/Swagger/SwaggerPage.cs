using System.Text.Json;
using HubSpotCrm.Api.Hosting.Auth;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>The page at <c>/swagger</c>. Section <c>Swagger</c>.</summary>
public sealed record SwaggerPageOptions
{
    public const string Section = "Swagger";

    /// <summary>An API key that the page uses unasked. Only for a Playground: whoever opens the page can call with it.</summary>
    public string? PrefilledKey { get; init; }
}

internal static class SwaggerPage
{
    private const string PrefillPath = "/swagger/prefill.js";

    public static void UseSwaggerPage(this IApplicationBuilder app)
    {
        var key = app.ApplicationServices.GetRequiredService<IOptions<SwaggerPageOptions>>().Value.PrefilledKey;
        if (!string.IsNullOrEmpty(key))
            app.Map(PrefillPath, script => script.Run(context => Results.Text(PrefillScript(key), "text/javascript").ExecuteAsync(context)));
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "HubSpotCrm";
            page.SwaggerEndpoint("v1/swagger.json", "HubSpotCrm v1");
            page.EnableTryItOutByDefault();
            page.DisplayRequestDuration();
            page.EnablePersistAuthorization();
            page.DefaultModelsExpandDepth(-1);
            if (!string.IsNullOrEmpty(key))
                page.InjectJavascript(PrefillPath);
        });
    }

    // Swagger UI makes itself known as window.ui when its document is loaded.
    private static string PrefillScript(string key) => $$"""
        const waiting = setInterval(() => {
          if (!window.ui?.preauthorizeApiKey || !window.ui.specSelectors.specJson().size) return;
          clearInterval(waiting);
          window.ui.preauthorizeApiKey({{JsonSerializer.Serialize(ApiKeyHandler.SchemeName)}}, {{JsonSerializer.Serialize(key)}});
        }, 100);
        """;
}
