using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Api.Events;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Ports.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting;

internal static class ApiRegistration
{
    private const int MaxDepth = 32;

    /// <summary>Controllers, strict JSON, and the mapping of answers.</summary>
    public static void AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RouteOptions>(options => options.ConstraintMap[RecordsRouteConstraint.Name] = typeof(RecordsRouteConstraint));
        services.AddControllers(options =>
            {
                options.Filters.Add<CompressedBodyFilter>();
                options.Filters.Add<UnknownQueryFilter>();
                options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();    // bodies are JSON: no form is ever read
                options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                TakeUtf8Only(options);
                options.ModelMetadataDetailsProviders.Add(new SystemTextJsonValidationMetadataProvider(JsonNamingPolicy.CamelCase));    // errors name members as the caller wrote them
            })
            .AddApplicationPart(Assembly.GetExecutingAssembly())    // also when the Playground or a test is the program that runs
            .ConfigureApiBehaviorOptions(options =>
            {
                options.InvalidModelStateResponseFactory = InvalidRequests.ToResult;
                options.SuppressMapClientErrors = true;    // UseProblems writes them, with their code
            })
            .AddJsonOptions(options => Configure(options.JsonSerializerOptions));
        services.AddOptions<MvcOptions>().Configure<IOptions<JsonOptions>>((mvc, json) => mvc.OutputFormatters.Insert(0, new JsonOutput(json.Value.JsonSerializerOptions)));
        services.AddSingleton<IEventJson, EventJson>();
        services.AddSingleton<OperationAnswers>();
        services.AddSingleton<IProblemDocuments, ProblemDocuments>();
        services.AddAutoMapper(options =>
        {
            options.LicenseKey = configuration["AutoMapper:LicenseKey"];
            options.AllowNullCollections = true;    // what is not known is null, not empty
        }, Assembly.GetExecutingAssembly());
    }

    // As the problem for another encoding says. What is kept of a request is its bytes.
    private static void TakeUtf8Only(MvcOptions options)
    {
        foreach (var encodings in options.InputFormatters.OfType<TextInputFormatter>().Select(formatter => formatter.SupportedEncodings))
        {
            foreach (var other in encodings.Where(encoding => encoding.CodePage != Encoding.UTF8.CodePage).ToList())
                encodings.Remove(other);
        }
    }

    /// <summary>Unknown and duplicate members are refused, so a typo never vanishes.</summary>
    internal static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.PropertyNameCaseInsensitive = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = MaxDepth;
        json.RespectNullableAnnotations = true;
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new OptionalConverterFactory());
        json.Converters.Add(new UtcTimeConverter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
