using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Application.Delivery;

/// <summary>What the failures of work mean.</summary>
internal static class WorkFailures
{
    private const int LongestError = 500;
    private static readonly TimeSpan WhileCrmIsAway = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for what is nobody's fault here: the CRM is away, busy, or keeps us out.</summary>
    public static TimeSpan? Postponed(Exception failure) => failure switch
    {
        PostponedException postponed => postponed.Wait,
        CrmBusyException busy => busy.RetryAfter > WhileCrmIsAway ? busy.RetryAfter : WhileCrmIsAway,
        CrmUnavailableException or CrmOutcomeUnknownException or CrmAccessException => WhileCrmIsAway,
        _ => null,
    };

    /// <summary>True when to try again is of no use, however few failures there were.</summary>
    public static bool IsFinal(Exception failure) => failure is MailRefusedException;

    /// <summary>For operators. The messages of our own errors hold nobody's data; those of others might.</summary>
    public static string Explain(Exception failure)
    {
        var text = failure is CrmException or PostponedException or PushFailedException or MailRefusedException or MailUncertainException or OperationDeadException ? failure.Message : $"{failure.GetType().Name} at {failure.TargetSite?.DeclaringType?.Name}.{failure.TargetSite?.Name}";
        return text.Length > LongestError ? text[..LongestError] : text;
    }
}
