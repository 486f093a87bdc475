using System.Reflection;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Records;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HubSpotCrm.Api.Hosting.Swagger;

internal static class SwaggerSetup
{
    private const string Description = """
        One service between a company's apps and its HubSpot account: plain words, one shared quota, every error a problem document (RFC 9457) with a stable `code`.

        Send your API key in `X-Api-Key`, or as `Authorization: Bearer`. Roles: `reader` reads and searches, `writer` also writes, `operator` also erases.
        """;

    public static void AddSwagger(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SwaggerPageOptions>(configuration.GetSection(SwaggerPageOptions.Section));
        services.AddSwaggerGen(Configure);
    }

    public static void UseSwaggerPages(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal),
        branch =>
        {
            branch.UseSwagger(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
            branch.UseSwaggerPage();
        });

    private static void Configure(SwaggerGenOptions options)
    {
        options.SwaggerDoc("v1", new OpenApiInfo { Title = "HubSpotCrm", Version = "v1", Description = Description });
        options.AddServer(new OpenApiServer { Url = "/", Description = "This service" });
        options.IncludeXmlComments(Assembly.GetExecutingAssembly(), includeControllerXmlComments: true);
        options.SupportNonNullableReferenceTypes();
        options.CustomOperationIds(api => $"{api.ActionDescriptor.RouteValues["controller"]}_{api.ActionDescriptor.RouteValues["action"]}");
        options.CustomSchemaIds(SchemaNames.Of);
        options.MapType(typeof(Optional<>), () => new OpenApiSchema());    // OptionalSchemas says what it holds
        options.SchemaFilter<OptionalSchemas>();
        options.SchemaFilter<ScalarSchemas>();
        options.MapType<CustomProperties>(CustomPropertiesSchema);
        options.AddSecurityDefinition(ApiKeyHandler.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyHandler.Header,
            Description = "The API key that the operator of the service gave you.",
        });
        options.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, document)] = [] });
        options.OperationFilter<RequestExamples>();
        options.OperationFilter<IdempotencyHeader>();
        options.OperationFilter<AsyncHeader>();
        options.OperationFilter<ProblemResponses>();
    }

    private static OpenApiSchema CustomPropertiesSchema() => new()
    {
        Type = JsonSchemaType.Object | JsonSchemaType.Null,
        Description = "HubSpot property name → text, number, boolean or null, for whatever has no field of its own. Null clears.",
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean | JsonSchemaType.Null },
    };
}

internal static class SchemaNames
{
    /// <summary><c>PageResponse&lt;ContactResponse&gt;</c> → <c>ContactPage</c>; a suffix that says nothing to a reader is dropped.</summary>
    public static string Of(Type type) => type.IsGenericType
        ? Of(type.GetGenericArguments()[0]) + Plain(type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)])
        : Plain(type.Name);

    private static string Plain(string name) => name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length] : name;
}
