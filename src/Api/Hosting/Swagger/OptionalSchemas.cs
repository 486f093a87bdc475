using HubSpotCrm.Domain.Records;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>Shows an <see cref="Optional{T}"/> member as what it holds, or null. The generator takes it for a structure that is never null.</summary>
internal sealed class OptionalSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.MemberInfo is null || !IsOptional(context.Type) || schema is not OpenApiSchema optional)
            return;
        var held = context.Type.GetGenericArguments()[0];
        var inner = context.SchemaGenerator.GenerateSchema(Nullable.GetUnderlyingType(held) ?? held, context.SchemaRepository);
        optional.Type = inner.Type | JsonSchemaType.Null;
        optional.Format = inner.Format;
        optional.Items = inner.Items;
        optional.AdditionalPropertiesAllowed = true;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
