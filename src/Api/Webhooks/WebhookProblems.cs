using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Hosting.Swagger;

namespace HubSpotCrm.Api.Webhooks;

internal static class WebhookProblems
{
    // HubSpot tries for a day; whoever sets the service up will not need as long.
    private const int RetryAfterSeconds = 60;

    public static Problem NotEvents { get; } = Problem.Of(400, ProblemCodes.RequestInvalid, "No events", "The body must be a JSON array of objects, in UTF-8.");

    public static Problem NotConfigured(string setting) => Problem.Of(
        503, ProblemCodes.WebhookNotConfigured, "Webhooks are not set up", $"Deliveries cannot be verified before {setting} is set; see docs/webhooks.md.") with
    {
        RetryAfterSeconds = RetryAfterSeconds,
    };

    public static Problem Refused(SignatureOutcome outcome) => Problem.Of(401, ProblemCodes.WebhookSignature, "Not verified", outcome switch
    {
        SignatureOutcome.Missing => "The delivery has no signature.",
        SignatureOutcome.Malformed => "The signature or its timestamp is not of the form that HubSpot uses.",
        SignatureOutcome.Stale => "The delivery is older than five minutes.",
        SignatureOutcome.Early => "The delivery is from the future: one of the two clocks is wrong.",
        _ => "The signature was not made with this app's secret for this address and body.",
    });
}

/// <summary>The operation is called by HubSpot, without an API key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ForHubSpotAttribute : Attribute, IProblemMark
{
    public IEnumerable<int> Statuses => [401];
}
