namespace HubSpotCrm.Domain.Workflows;

/// <summary>Somebody who filled in a form.</summary>
public sealed record Lead : IWorkflowInput
{
    public string? ExternalId { get; init; }

    public required Person Contact { get; init; }

    public string? Message { get; init; }

    /// <summary>Where the form stands, such as <c>pricing page</c>.</summary>
    public string? Source { get; init; }

    public FollowUp? FollowUp { get; init; }

    public LeadDeal? Deal { get; init; }

    public override string ToString() => "a lead";
}

/// <summary>A task that somebody gets.</summary>
/// <param name="DueInHours">From the moment in which the lead came.</param>
public sealed record FollowUp(double? DueInHours, string? OwnerId = null, string? Subject = null)
{
    public override string ToString() => "a follow-up";
}

/// <summary>What may come of a lead.</summary>
/// <param name="Name">The person and the company when not given.</param>
/// <param name="Stage">Id or label; the first stage of the pipeline when not given.</param>
/// <param name="Pipeline">Id or label; the account's first one when not given.</param>
public sealed record LeadDeal(string? Name = null, decimal? Amount = null, string? Stage = null, string? Pipeline = null, string? Currency = null)
{
    public override string ToString() => "a deal of a lead";
}

/// <summary>Somebody who wants the newsletter.</summary>
public sealed record NewsletterSignup : IWorkflowInput
{
    public string? ExternalId { get; init; }

    public required Person Contact { get; init; }

    public override string ToString() => "a sign-up";
}
