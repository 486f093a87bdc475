using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>The inputs that have a mapping, by the name of their section.</summary>
internal static class MappedInputs
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["CompletedCalls"] = typeof(CompletedCallRequest),
        ["Leads"] = typeof(LeadRequest),
        ["NewsletterSignups"] = typeof(NewsletterSignupRequest),
        ["Orders"] = typeof(OrderRequest),
    };
}

/// <summary>The mapping of each workflow's input.</summary>
internal sealed class InputMappings(IOptionsMonitor<InputOptions> inputs, IOptions<WorkflowOptions> workflows, IOptions<JsonOptions> json)
{
    private readonly Dictionary<string, InputMapping> _mappings = MappedInputs.All.ToDictionary(
        input => input.Key,
        input => new InputMapping(new InputShape(input.Value, json.Value.JsonSerializerOptions), inputs.Get(input.Key), TimeZoneInfo.FindSystemTimeZoneById(workflows.Value.TimeZone)),
        StringComparer.Ordinal);

    public InputMapping Of(string section) => _mappings[section];
}

/// <summary>Says at start which setting names something that there is not.</summary>
internal sealed class InputOptionsValidator(IOptions<JsonOptions> json) : IValidateOptions<InputOptions>
{
    public ValidateOptionsResult Validate(string? name, InputOptions options)
    {
        if (name is null || !MappedInputs.All.TryGetValue(name, out var request))
            return ValidateOptionsResult.Skip;
        var shape = new InputShape(request, new JsonSerializerOptions(json.Value.JsonSerializerOptions));
        var errors = Wrong(name, "Fields", options.Fields.Select(field => (field.Key, Ours: field.Value)), shape, mayBeNested: true)
            .Concat(Wrong(name, "Defaults", options.Defaults.Select(field => (field.Key, Ours: field.Key)), shape, mayBeNested: false))
            .Concat(options.DateFormats.Index().Where(format => string.IsNullOrWhiteSpace(format.Item)).Select(format => $"Workflows:{name}:DateFormats:{format.Index} is empty."))
            .ToList();
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Wrong(string section, string list, IEnumerable<(string Key, string Ours)> settings, InputShape shape, bool mayBeNested) =>
        settings.Where(setting => shape.KindOf(setting.Ours) is not { } kind || (kind == MemberKind.Nested && !mayBeNested))
            .Select(setting => $"Workflows:{section}:{list}:{setting.Key} names '{setting.Ours}', which is no field of this workflow.");
}
