using System.Text.Json;
using HubSpotCrm.Api.Workflows.Mapping;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>Says at start what would open the form too far, or lose leads.</summary>
internal sealed class LeadFormOptionsValidator(IOptionsMonitor<InputOptions> inputs, IOptions<JsonOptions> json) : IValidateOptions<LeadFormOptions>
{
    private const string Leads = "Leads";

    public ValidateOptionsResult Validate(string? name, LeadFormOptions options)
    {
        var errors = Addresses(options).Concat(Fields(options)).ToList();
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Addresses(LeadFormOptions options)
    {
        if (options.Public && options.PerAddressPerMinute is null)
            yield return "Workflows:Leads:Public needs a limit: set Workflows:Leads:PerAddressPerMinute.";
        if (!string.IsNullOrEmpty(options.RedirectUrl) && !IsWeb(options.RedirectUrl))
            yield return "Workflows:Leads:RedirectUrl must be an http or https address.";
        if (options.AllowedOrigins.FirstOrDefault(origin => !IsWeb(origin) || new Uri(origin).GetLeftPart(UriPartial.Authority) != origin) is { } wrong)
            yield return $"Workflows:Leads:AllowedOrigins: '{wrong}' is not scheme and host alone, such as https://www.example.com.";
    }

    private IEnumerable<string> Fields(LeadFormOptions options)
    {
        var shape = new InputShape(MappedInputs.All[Leads], new JsonSerializerOptions(json.Value.JsonSerializerOptions));
        foreach (var field in options.PublicFields.Where(field => shape.KindOf(field) is null))
            yield return $"Workflows:Leads:PublicFields names '{field}', which is no field of a lead.";
        if (options.Honeypot is { Length: > 0 } honeypot && (shape.KindOf(honeypot) is not null || IsTheirs(honeypot)))
            yield return $"Workflows:Leads:Honeypot: '{honeypot}' is a field of real leads, which would all be dropped.";
    }

    // Also what leads to a field: 'person' beside 'person.mail'.
    private bool IsTheirs(string honeypot) => inputs.Get(Leads).Fields.Keys.Any(theirs => theirs == honeypot || theirs.StartsWith($"{honeypot}.", StringComparison.Ordinal));

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
}
