using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>Writes problem documents, always in the same way.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> options)
{
    public const string ContentType = "application/problem+json";

    private readonly JsonSerializerOptions _json = options.Value.JsonSerializerOptions;

    public Task WriteAsync(HttpContext context, Problem problem)
    {
        if (problem.Errors is { } errors && context.Features.Get<IErrorNames>() is { } names)
            problem = problem with { Errors = InTheWordsOf(names, errors) };
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (context.Features.Get<IProblemPage>() is { } page)
            return page.WriteAsync(context, problem);
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsJsonAsync(problem with { TraceId = context.TraceIdentifier }, _json, ContentType, context.RequestAborted);
    }

    private static Dictionary<string, string[]> InTheWordsOf(IErrorNames names, IReadOnlyDictionary<string, string[]> errors) => errors
        .GroupBy(error => names.Of(error.Key), error => error.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(messages => messages).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}

/// <summary>A problem as the answer of an action. An object result would not do: <c>[Produces]</c> takes its content type away.</summary>
internal sealed class ProblemResult(Problem problem) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(context.HttpContext, problem);
}
