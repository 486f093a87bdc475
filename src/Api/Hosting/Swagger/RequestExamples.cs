using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>Puts the example of an action on its request body, and leaves JSON as the only way to write it.</summary>
internal sealed class RequestExamples : IOperationFilter
{
    private const string Json = "application/json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody is not OpenApiRequestBody { Content: { } content } body || !content.TryGetValue(Json, out var media))
            return;
        body.Required = true;
        body.Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { [Json] = media };
        if (context.MethodInfo.GetCustomAttributes(typeof(RequestExampleAttribute), inherit: false) is [RequestExampleAttribute example] && media is OpenApiMediaType concrete)
            concrete.Example = JsonNode.Parse(example.Json);
    }
}
