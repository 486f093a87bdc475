using FluentValidation;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>A sign-up: the contact.</summary>
internal sealed class NewsletterWorkflow(IValidator<NewsletterSignup> rules, ContactSteps contacts) : Workflow<NewsletterSignup>("newsletter-signup", rules)
{
    protected override IEnumerable<RunStep> Plan(NewsletterSignup input, DateTimeOffset at) => [contacts.ByEmail(input.Contact, PersonNames.Of(input.Contact, ""))];
}

/// <summary>What a sign-up must have.</summary>
internal sealed class NewsletterRules : AbstractValidator<NewsletterSignup>
{
    public NewsletterRules(IValidator<ContactFields> contact)
    {
        RuleFor(signup => signup.ExternalId).IsExternalId();
        this.IsPersonWithEmail(contact, signup => signup.Contact, signup => PersonNames.Of(signup.Contact, ""));
    }
}
