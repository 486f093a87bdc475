using FluentValidation;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>A completed call: the contact by its number, and the call on it, owned by the agent.</summary>
internal sealed class CompletedCallWorkflow(IValidator<CompletedCall> rules, CallerSteps contacts, MakeStep<Call, CallFields> calls, AgentOwners owners, IPhoneNumbers phones)
    : Workflow<CompletedCall>("completed-call", rules)
{
    /// <summary>What a completed call calls the fields of its record.</summary>
    public static InputNames Call { get; } = new("", ("body", "notes"), ("occurredAt", "startedAt"), ("ownerId", "agentEmail"), ("fromNumber", "phone"), ("toNumber", "phone"), ("title", "direction"));

    protected override CompletedCall Kept(CompletedCall input) => input with { Phone = phones.Parse(input.Phone)?.Value ?? input.Phone };

    protected override IEnumerable<RunStep> Plan(CompletedCall call, DateTimeOffset at)
    {
        var number = phones.Parse(call.Phone) ?? throw new InvalidOperationException("The number was let through.");
        yield return contacts.ByPhone(number, new() { FirstName = call.FirstName.AsGiven(), LastName = call.LastName.AsGiven() });
        yield return calls.Of(async cancellationToken => Fields(call, number, at) with { OwnerId = (await owners.FindAsync(call.AgentEmail, cancellationToken)).AsGiven() }, Call, [ContactSteps.Name]);
    }

    private static CallFields Fields(CompletedCall call, PhoneNumber number, DateTimeOffset at)
    {
        var isInbound = CallDirections.IsInbound(call.Direction);
        var other = Optional<string>.Of(number.Value);
        return new()
        {
            OccurredAt = Optional<DateTimeOffset?>.Of(call.StartedAt ?? at),
            Title = Optional<string>.Of(isInbound ? "Inbound call" : "Outbound call"),
            Body = call.Notes.AsGiven() is { IsSet: true, Value: { } notes } ? Optional<string>.Of(Escaped.Html(notes)) : default,
            Direction = Optional<string>.Of(isInbound ? "INBOUND" : "OUTBOUND"),
            DurationMs = call.DurationMs.AsGiven(),
            Outcome = call.Outcome.AsGiven(),
            Status = Optional<string>.Of("COMPLETED"),
            FromNumber = isInbound ? other : default,
            ToNumber = isInbound ? default : other,
            RecordingUrl = call.RecordingUrl.AsGiven(),
            CustomProperties = call.CustomProperties,
        };
    }
}

internal static class CallDirections
{
    public static bool IsInbound(string? direction) => string.Equals(direction?.Trim(), "inbound", StringComparison.OrdinalIgnoreCase);

    public static bool IsKnown(string? direction) => IsInbound(direction) || string.Equals(direction?.Trim(), "outbound", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a completed call must have.</summary>
internal sealed class CompletedCallRules : AbstractValidator<CompletedCall>
{
    public CompletedCallRules(IPhoneNumbers phones, IValidator<CallFields> fields, IValidator<ContactFields> contact)
    {
        RuleFor(call => call.ExternalId).NotEmpty().WithMessage("Is needed: a call is logged once.");
        RuleFor(call => call.ExternalId).IsExternalId();
        RuleFor(call => call.Phone).Must(phone => phones.Parse(phone) is not null).WithMessage("Must be a phone number with its country, such as +34 911 222 333.");
        RuleFor(call => call.Direction).Must(CallDirections.IsKnown).WithMessage("Must be inbound or outbound.");
        RuleFor(call => call.AgentEmail).Must(email => string.IsNullOrWhiteSpace(email) || EmailAddress.TryParse(email, out _)).WithMessage("Must be an e-mail address such as ana.ruiz@example.net.");
        RuleFor(call => call).HasFields(contact, call => new ContactFields { FirstName = call.FirstName.AsGiven(), LastName = call.LastName.AsGiven() }, _ => InputNames.Same);
        RuleFor(call => call.Notes).IsText();
        RuleFor(call => call.Notes).FitsAsHtml();
        RuleFor(call => call.RecordingUrl).Must(url => string.IsNullOrWhiteSpace(url) || (Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)).WithMessage("Must be an https address.");
        RuleFor(call => call).HasFields(fields, call => new CallFields
        {
            DurationMs = call.DurationMs.AsGiven(),
            Outcome = call.Outcome.AsGiven(),
            RecordingUrl = call.RecordingUrl.AsGiven(),
            CustomProperties = call.CustomProperties,
        }, _ => CompletedCallWorkflow.Call);
    }
}
