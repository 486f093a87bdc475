using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Workflows.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>The body is in the caller's own words until the configured mapping has turned it into ours.</summary>
/// <param name="section">Its section in <c>Workflows</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MapsInputAttribute(string section) : Attribute, IFilterFactory, IOrderedFilter
{
    public string Section { get; } = section;

    /// <summary>True takes the forms of browsers too.</summary>
    public bool TakesForms { get; init; }

    public bool IsReusable => true;

    public int Order => 1;    // after the form's own rules

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => new MappedBody(
        serviceProvider.GetRequiredService<InputMappings>().Of(Section), TakesForms, TakesForms ? serviceProvider.GetRequiredService<IOptions<LeadFormOptions>>().Value.Honeypot : null);
}

/// <summary>Reads the body, turns it, and puts it back as JSON.</summary>
internal sealed class MappedBody(InputMapping mapping, bool takesForms, string? honeypot) : IAsyncResourceFilter
{
    private const string Json = "application/json";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isForm = takesForms && request.HasFormContentType;
        if (isForm || ((mapping.IsNeeded || !string.IsNullOrEmpty(honeypot)) && IsJson(request)))
            context.Result = await TurnAsync(context.HttpContext, isForm);
        if (context.Result is null)
            await next();
    }

    /// <returns>The answer, when nothing is to be done.</returns>
    private async Task<IActionResult?> TurnAsync(HttpContext context, bool isForm)
    {
        var buffered = new MemoryStream();
        context.Response.RegisterForDispose(buffered);
        var body = isForm ? await FormBody.ReadAsync(context.Request, context.RequestAborted) : await ReadAsync(context.Request, buffered, context.RequestAborted);
        if (body is null)
        {
            context.Request.Body = buffered;    // no JSON object: whoever reads it says so
            return null;
        }

        if (!string.IsNullOrEmpty(honeypot) && body.Take(honeypot) is { } filled && filled.ToString().Length > 0)
            return new DroppedLead();

        var names = mapping.Apply(body, isForm);
        context.Features.Set<IErrorNames>(names);
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        context.Request.ContentType = Json;
        context.Request.ContentLength = context.Request.Body.Length;
        return names.Refused.Count > 0 ? new ProblemResult(ProblemTable.Invalid(names.Refused)) : null;
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request, MemoryStream buffered, CancellationToken cancellationToken)
    {
        await request.Body.CopyToAsync(buffered, cancellationToken);
        buffered.Position = 0;
        try
        {
            return await JsonNode.ParseAsync(buffered, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            buffered.Position = 0;
        }
    }

    private static bool IsJson(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
