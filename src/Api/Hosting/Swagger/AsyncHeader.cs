using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Api.Outbox;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>Documents on every write of records that it may be left with the service.</summary>
internal sealed class AsyncHeader : IOperationFilter
{
    public static bool Applies(OperationFilterContext context) =>
        context.ApiDescription.ActionDescriptor is ControllerActionDescriptor action && WriteRoute.IsOfRecords(action.ControllerName)
        && !HttpMethods.IsGet(context.ApiDescription.HttpMethod ?? "") && !context.MethodInfo.IsDefined(typeof(OnlyReadsAttribute), inherit: false);

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!Applies(context))
            return;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = PreferHeader.Name,
            In = ParameterLocation.Header,
            Description = $"`{PreferHeader.Async}` leaves the write with the service: it is answered with 202 at once and goes out in its order when HubSpot takes it. `wait=N` says how many seconds you wait for HubSpot, 0 to {PreferHeader.MaxWait}.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.Responses ??= [];
        operation.Responses["202"] = new OpenApiResponse
        {
            Description = $"With `Prefer: {PreferHeader.Async}`: the write is kept. The operation that shows what becomes of it; its address is in the header `Location`.",
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(OperationResponse), context.SchemaRepository) },
            },
        };
    }
}
