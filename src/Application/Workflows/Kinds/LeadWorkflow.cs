using FluentValidation;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>A lead: the contact, the company by website or e-mail, the message as a note, a task for whoever follows up, a deal.</summary>
internal sealed class LeadWorkflow(IValidator<Lead> rules, ContactSteps contacts, CompanySteps companies, DealSteps deals, LeadEngagements engagements)
    : Workflow<Lead>("lead", rules)
{
    private static readonly InputNames Company = new("", ("name", "company"));

    /// <summary>What a lead calls the fields of its deal.</summary>
    public static InputNames Deal { get; } = new("deal.");

    protected override IEnumerable<RunStep> Plan(Lead lead, DateTimeOffset at)
    {
        yield return contacts.ByEmail(lead.Contact, PersonNames.Of(lead.Contact, ""));
        List<string> linked = [ContactSteps.Name];
        if (companies.Of(new(lead.Contact.Company, Domain: null, lead.Contact.Website), lead.Contact.Email, Company) is { } company)
        {
            yield return company;
            linked.Add(company.Name);
        }

        if (lead.Deal is { } wanted)
        {
            var deal = deals.New(Fields(wanted, lead.Contact), Deal, [.. linked]);
            yield return deal;
            linked.Add(deal.Name);
        }

        foreach (var step in engagements.Of(lead, at, [.. linked]))
            yield return step;
    }

    private static DealFields Fields(LeadDeal deal, Person contact) => new()
    {
        Name = Optional<string>.Of(string.IsNullOrWhiteSpace(deal.Name) ? contact.Company.AsGiven() is { IsSet: true, Value: var company } ? $"{contact.Title}, {company}" : contact.Title : deal.Name.Trim()),
        Amount = deal.Amount.AsGiven(),
        Currency = deal.Currency.AsGiven(),
        Pipeline = deal.Pipeline.AsGiven(),
        Stage = deal.Stage.AsGiven(),
    };
}

/// <summary>What is to be read and to be done about a lead.</summary>
internal sealed class LeadEngagements(MakeStep<Note, NoteFields> notes, MakeStep<CrmTask, CrmTaskFields> tasks)
{
    /// <summary>What a lead calls the fields of its task.</summary>
    public static InputNames Task { get; } = new("followUp.", ("dueAt", "followUp.dueInHours"));

    /// <summary>Note and task need nothing of each other: they are made side by side.</summary>
    public IEnumerable<RunStep> Of(Lead lead, DateTimeOffset at, IReadOnlyList<string> linked)
    {
        if (!string.IsNullOrWhiteSpace(lead.Message) || !string.IsNullOrWhiteSpace(lead.Source))
            yield return notes.Of(new NoteFields { Body = Optional<string>.Of(Body(lead)), OccurredAt = Optional<DateTimeOffset?>.Of(at) }, InputNames.Same.But("body", string.IsNullOrWhiteSpace(lead.Message) ? "source" : "message"), linked);
        if (lead.FollowUp is { } followUp)
        {
            yield return tasks.Of(new CrmTaskFields
            {
                Subject = Optional<string>.Of(string.IsNullOrWhiteSpace(followUp.Subject) ? $"Follow up: {lead.Contact.Title}" : followUp.Subject.Trim()),
                DueAt = Optional<DateTimeOffset?>.Of(at.AddHours(followUp.DueInHours ?? 0)),
                OwnerId = followUp.OwnerId.AsGiven(),
            }, Task, linked);
        }
    }

    private static string Body(Lead lead)
    {
        var message = Escaped.Html(lead.Message?.Trim() ?? "");
        return string.IsNullOrWhiteSpace(lead.Source) ? message : $"{message}{(message.Length > 0 ? "<br><br>" : "")}Source: {Escaped.Html(lead.Source.Trim())}";
    }
}

/// <summary>What a lead must have.</summary>
internal sealed class LeadRules : AbstractValidator<Lead>
{
    private const int LongestMessage = 10_000;
    private const int LongestSource = 500;
    private const double MostHours = 24 * 366;

    public LeadRules(IValidator<ContactFields> contact, IValidator<DealFields> deal, IValidator<CrmTaskFields> task)
    {
        RuleFor(lead => lead.ExternalId).IsExternalId();
        this.IsPersonWithEmail(contact, lead => lead.Contact, lead => PersonNames.Of(lead.Contact, ""));
        RuleFor(lead => lead.Message).IsText();
        RuleFor(lead => lead.Message).MaximumLength(LongestMessage).WithMessage($"At most {LongestMessage} characters.");
        RuleFor(lead => lead.Source).IsText();
        RuleFor(lead => lead.Source).MaximumLength(LongestSource).WithMessage($"At most {LongestSource} characters.");
        RuleFor(lead => lead.FollowUp!.DueInHours).Must(hours => hours is >= 0 and <= MostHours).WithMessage($"Must be from 0 to {MostHours}.").When(lead => lead.FollowUp is not null);
        RuleFor(lead => lead).HasFields(task, lead => lead.FollowUp is { } given ? new CrmTaskFields { Subject = given.Subject.AsGiven(), OwnerId = given.OwnerId.AsGiven() } : null, _ => LeadEngagements.Task);
        RuleFor(lead => lead.Deal!.Amount).IsMoney().When(lead => lead.Deal is not null);
        RuleFor(lead => lead).HasFields(deal, lead => lead.Deal is { } given
            ? new DealFields { Name = given.Name.AsGiven(), Currency = given.Currency.AsGiven(), Pipeline = given.Pipeline.AsGiven(), Stage = given.Stage.AsGiven() }
            : null, _ => LeadWorkflow.Deal);
    }
}
