using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>Adds to each operation the problems it can answer with, each with an example.</summary>
internal sealed class ProblemResponses(IOptions<JsonOptions> json) : IOperationFilter
{
    private static readonly int[] OfOpenCalls = [400];
    private static readonly int[] OfCrmCalls = [400, 401, 403, 429, 502, 503];
    private static readonly int[] OfKeys = [409, 422];
    private static readonly int[] OfOperations = [409];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Responses ??= [];
        var isOpen = context.MethodInfo.DeclaringType!.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
        if (isOpen)
            operation.Security = [];
        var own = context.MethodInfo.GetCustomAttributes(inherit: false).OfType<IProblemMark>().SelectMany(mark => mark.Statuses).Concat(isOpen ? OfOpenCalls : OfCrmCalls).ToHashSet();
        var keyed = !isOpen && IdempotencyHeader.Applies(context) ? OfKeys : [];
        var named = AsyncHeader.Applies(context) ? OfOperations : [];
        foreach (var status in own.Union(keyed).Union(named).Order())
        {
            IEnumerable<Problem> problems = own.Contains(status) ? ProblemExamples.For(status, context.MethodInfo.IsDefined(typeof(ConfirmsAttribute), inherit: false), writes: keyed.Length > 0) : [];
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = Response([.. problems, .. keyed.Contains(status) ? ProblemExamples.OfKey(status) : [], .. named.Contains(status) ? ProblemExamples.OfOperations : []], context);
        }
    }

    private OpenApiResponse Response(IReadOnlyList<Problem> problems, OperationFilterContext context)
    {
        var media = new OpenApiMediaType
        {
            Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository),
            Examples = problems.ToDictionary(problem => problem.Code, Example, StringComparer.Ordinal),
        };
        return new()
        {
            Description = string.Join(" · ", problems.Select(problem => $"{problem.Title} (`{problem.Code}`)")),
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { [ProblemWriter.ContentType] = media },
        };
    }

    private IOpenApiExample Example(Problem problem) => new OpenApiExample
    {
        Summary = problem.Title,
        Value = JsonNode.Parse(JsonSerializer.Serialize(problem with { TraceId = "0197c0f2a1b27c3d8e4f5a6b7c8d9e0f" }, json.Value.JsonSerializerOptions)),
    };
}
