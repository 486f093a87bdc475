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
        serviceProvider.GetRequiredService<InputMappings>().Of(Section), TakesForms ? serviceProvider.GetRequiredService<IOptions<LeadFormOptions>>().Value : null);
}

/// <summary>Reads the body, turns it, and puts it back as JSON.</summary>
/// <param name="form">Where the forms of browsers are taken.</param>
internal sealed class MappedBody(InputMapping mapping, LeadFormOptions? form) : IAsyncResourceFilter
{
    private const string Json = "application/json";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly ProblemResult NoObject = new(ProblemTable.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["body"] = ["The body must be a JSON object."] }));

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var rules = form is not null && LeadDoor.IsStranger(context.HttpContext) ? form : null;
        var isForm = form is not null && request.HasFormContentType;
        if (isForm || ((mapping.IsNeeded || rules is not null) && IsJson(request)))
            context.Result = await TurnAsync(context.HttpContext, isForm, rules);
        else if (rules is not null)
            context.Result = new ProblemResult(ProblemTable.OfStatus(StatusCodes.Status415UnsupportedMediaType));    // nothing comes in unread
        if (context.Result is null)
            await next();
    }

    /// <param name="rules">What holds for whoever has no key; null for others.</param>
    /// <returns>The answer, when nothing is to be done.</returns>
    private async Task<IActionResult?> TurnAsync(HttpContext context, bool isForm, LeadFormOptions? rules)
    {
        var buffered = new MemoryStream();
        context.Response.RegisterForDispose(buffered);
        var names = new CallersNames();
        var body = isForm ? await FormBody.ReadAsync(context.Request, names, context.RequestAborted) : await ReadAsync(context.Request, buffered, context.RequestAborted);
        if (body is null)
        {
            context.Request.Body = buffered;    // no JSON object: whoever reads it says so
            return rules is null ? null : NoObject;
        }

        if (rules?.Honeypot is { Length: > 0 } honeypot && body.Take(honeypot) is { } filled && filled.ToString().Length > 0)
            return new DroppedLead();

        mapping.Apply(body, names, isForm, rules?.FieldsOfStrangers());
        context.Features.Set<IErrorNames>(names);
        if (names.Refused.Count > 0)
            return new ProblemResult(ProblemTable.Invalid(names.Refused));
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        context.Request.ContentType = Json;
        context.Request.ContentLength = context.Request.Body.Length;
        return null;
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request, MemoryStream buffered, CancellationToken cancellationToken)
    {
        await request.Body.CopyToAsync(buffered, cancellationToken);
        buffered.Position = 0;
        try
        {
            var body = await JsonNode.ParseAsync(buffered, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject;
            JsonSerializer.SerializeToUtf8Bytes(body);    // half a character is found only where it is read
            return body;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
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
