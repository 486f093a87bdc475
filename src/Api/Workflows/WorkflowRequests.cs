using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Api.Workflows;

/// <summary>A person. What is not given stays as it is on a contact that is there.</summary>
public record PersonRequest
{
    /// <summary>The e-mail address: the contact is known by it. Needed.</summary>
    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>First and last name in one, where they are not given apart.</summary>
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? MobilePhone { get; init; }

    public string? JobTitle { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    /// <summary>Such as <c>lead</c> or <c>customer</c>.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>Such as <c>NEW</c> or <c>CONNECTED</c>.</summary>
    public string? LeadStatus { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Of the contact: HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    internal Person ToPerson(string? company = null, string? website = null) => new()
    {
        Email = Email,
        FirstName = FirstName,
        LastName = LastName,
        Name = Name,
        Phone = Phone,
        MobilePhone = MobilePhone,
        Company = company,
        JobTitle = JobTitle,
        Website = website,
        Address = Address,
        City = City,
        State = State,
        Zip = Zip,
        Country = Country,
        LifecycleStage = LifecycleStage,
        LeadStatus = LeadStatus,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>Somebody who wants the newsletter.</summary>
public sealed record NewsletterSignupRequest : PersonRequest
{
    /// <summary>Your own name for the sign-up: it happens once.</summary>
    public string? ExternalId { get; init; }

    internal NewsletterSignup ToInput() => new() { ExternalId = ExternalId, Contact = ToPerson() };
}

/// <summary>Somebody who filled in a form.</summary>
public sealed record LeadRequest : PersonRequest
{
    /// <summary>Your own name for the lead: it happens once.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name of the company.</summary>
    public string? Company { get; init; }

    /// <summary>The company's website; its domain tells which company is meant, else that of the e-mail does.</summary>
    public string? Website { get; init; }

    /// <summary>Becomes a note.</summary>
    public string? Message { get; init; }

    /// <summary>Where the form stands, such as <c>pricing page</c>.</summary>
    public string? Source { get; init; }

    /// <summary>A task for whoever follows up.</summary>
    public FollowUpRequest? FollowUp { get; init; }

    /// <summary>What may come of it.</summary>
    public LeadDealRequest? Deal { get; init; }

    internal Lead ToInput() => new()
    {
        ExternalId = ExternalId,
        Contact = ToPerson(Company, Website),
        Message = Message,
        Source = Source,
        FollowUp = FollowUp is { } task ? new(task.DueInHours, task.OwnerId, task.Subject) : null,
        Deal = Deal is { } deal ? new(deal.Name, deal.Amount, deal.Stage, deal.Pipeline, deal.Currency) : null,
    };
}

/// <summary>A task that somebody gets.</summary>
public sealed record FollowUpRequest
{
    /// <summary>When it is due, in hours from now. Needed.</summary>
    public double? DueInHours { get; init; }

    /// <summary>The id of the owner who gets it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Its title; <c>Follow up</c> and the person when absent.</summary>
    public string? Subject { get; init; }
}

/// <summary>A deal that may come of a lead.</summary>
public sealed record LeadDealRequest
{
    /// <summary>The person and the company when absent.</summary>
    public string? Name { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217; the account's own when absent.</summary>
    public string? Currency { get; init; }

    /// <summary>The stage, by id or label; the pipeline's first one when absent.</summary>
    public string? Stage { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public string? Pipeline { get; init; }
}

/// <summary>An order of a customer.</summary>
public sealed record OrderRequest
{
    /// <summary>Your own name for the order, such as its number: it happens once. Needed.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Who ordered. Needed.</summary>
    public PersonRequest? Customer { get; init; }

    /// <summary>The customer's company; when absent, the domain of the e-mail tells it.</summary>
    public OrderCompanyRequest? Company { get; init; }

    /// <summary>The deal's name; <c>Order</c> and the external id when absent.</summary>
    public string? Name { get; init; }

    /// <summary>What was ordered; becomes a note.</summary>
    [NoNulls]
    public IReadOnlyList<OrderLineRequest>? Lines { get; init; }

    /// <summary>The sum; that of the lines when absent.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, such as <c>EUR</c>; the account's own when absent.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was ordered; now when absent.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage, by id or label; closed won when absent.</summary>
    public string? Stage { get; init; }

    /// <summary>The id of the owner of the deal.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Of the deal: HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    internal Order ToInput() => new()
    {
        ExternalId = ExternalId,
        Customer = (Customer ?? new()).ToPerson(Company?.Name),
        Company = Company is { } company ? new(company.Name, company.Domain, company.Website) : null,
        Name = Name,
        Lines = [.. (Lines ?? []).Select(line => new OrderLine(line.Name ?? "", line.Quantity, line.UnitPrice, line.Amount, line.Sku))],
        Amount = Amount,
        Currency = Currency,
        ClosedAt = ClosedAt,
        Pipeline = Pipeline,
        Stage = Stage,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A company. Its domain tells which one is meant; a name alone associates nothing.</summary>
public sealed record OrderCompanyRequest
{
    public string? Name { get; init; }

    public string? Domain { get; init; }

    /// <summary>Its address tells the domain where that is absent.</summary>
    public string? Website { get; init; }
}

/// <summary>One thing that was ordered.</summary>
public sealed record OrderLineRequest
{
    /// <summary>Needed.</summary>
    public string? Name { get; init; }

    public string? Sku { get; init; }

    public decimal Quantity { get; init; } = 1;

    public decimal? UnitPrice { get; init; }

    /// <summary>The sum of the line; quantity times unit price when absent.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>A phone call that is over.</summary>
public sealed record CompletedCallRequest
{
    /// <summary>Your own name for the call: it is logged once. Needed.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The other party's number, in any writing. Needed.</summary>
    public string? Phone { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>, as the agent sees it. Needed.</summary>
    public string? Direction { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>The outcome's label, such as <c>Connected</c>, or its id.</summary>
    public string? Outcome { get; init; }

    public string? Notes { get; init; }

    /// <summary>Whose call it is: the owner with this e-mail. Nobody's when there is none.</summary>
    public string? AgentEmail { get; init; }

    /// <summary>When it began; now when absent.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>An https address.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>For a contact that is made.</summary>
    public string? FirstName { get; init; }

    /// <summary>For a contact that is made.</summary>
    public string? LastName { get; init; }

    /// <summary>Of the call: HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    internal CompletedCall ToInput() => new()
    {
        ExternalId = ExternalId,
        Phone = Phone ?? "",
        Direction = Direction ?? "",
        DurationMs = DurationMs,
        Outcome = Outcome,
        Notes = Notes,
        AgentEmail = AgentEmail,
        StartedAt = StartedAt,
        RecordingUrl = RecordingUrl,
        FirstName = FirstName,
        LastName = LastName,
        CustomProperties = CustomProperties ?? [],
    };
}
