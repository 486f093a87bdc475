using HubSpotCrm.Api.Hosting.Idempotency;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>Documents the header on every operation that may be repeated with it.</summary>
internal sealed class IdempotencyHeader : IOperationFilter
{
    public static bool Applies(OperationFilterContext context) =>
        IdempotencyKeyHeader.Applies(context.ApiDescription.HttpMethod ?? "", context.MethodInfo.IsDefined(typeof(OnlyReadsAttribute), inherit: false));

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!Applies(context))
            return;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKeyHeader.Name,
            In = ParameterLocation.Header,
            Description = $"A name of your own for this request: sent again within 30 days, it has one effect and gives the first answer, with `{IdempotencyKeyHeader.Replayed}: true`.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKeyHeader.MaxLength, Pattern = "^[!-~]+$" },
        });
    }
}
