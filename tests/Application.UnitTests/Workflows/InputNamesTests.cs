using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Workflows;

/// <summary>What HubSpot refuses is told by the names that the caller wrote.</summary>
public sealed class InputNamesTests : UseCases
{
    private const string Email = "mia@alpenrad.example.org";

    private static readonly Lead Lead = new()
    {
        Contact = new() { Email = Email, Name = "Mia Novak", Company = "Alpenrad" },
        Message = "Hello",
        FollowUp = new(24),
        Deal = new("First", 10),
    };

    private static readonly Order Order = new()
    {
        ExternalId = "1",
        Customer = new() { Email = Email, FirstName = "Mia" },
        Company = new("Alpenrad"),
        Lines = [new("Bike", UnitPrice: 100)],
    };

    [TestCase("contact", "lastName", "name")]
    [TestCase("contact", "phone", "phone")]
    [TestCase("contact", "customProperties.x", "customProperties.x")]
    [TestCase("company", "name", "company")]
    [TestCase("company", "domain", "email")]
    [TestCase("note", "body", "message")]
    [TestCase("task", "dueAt", "followUp.dueInHours")]
    [TestCase("task", "ownerId", "followUp.ownerId")]
    [TestCase("deal", "amount", "deal.amount")]
    public void Of_a_lead(string step, string field, string name) => Assert.That(Refused(Lead, step, field), Is.EqualTo(name));

    [TestCase("contact", "firstName", "firstName")]
    [TestCase("company", "domain", "website")]
    [TestCase("note", "body", "source")]
    public void Of_a_lead_that_says_it_otherwise(string step, string field, string name) =>
        Assert.That(Refused(Lead with { Contact = new() { Email = Email, FirstName = "Mia", Website = "https://alpenrad.example.org" }, Message = null, Source = "pricing page" }, step, field), Is.EqualTo(name));

    [TestCase("contact", "firstName", "customer.firstName")]
    [TestCase("contact", "company", "company.name")]
    [TestCase("company", "name", "company.name")]
    [TestCase("company", "domain", "customer.email")]
    [TestCase("deal", "closeDate", "closedAt")]
    [TestCase("deal", "stage", "stage")]
    [TestCase("note", "body", "lines")]
    public void Of_an_order(string step, string field, string name) => Assert.That(Refused(Order, step, field), Is.EqualTo(name));

    [TestCase("contact", "lastName", "phone")]
    [TestCase("call", "body", "notes")]
    [TestCase("call", "ownerId", "agentEmail")]
    [TestCase("call", "occurredAt", "startedAt")]
    [TestCase("call", "fromNumber", "phone")]
    [TestCase("call", "outcome", "outcome")]
    public void Of_a_call(string step, string field, string name)
    {
        Port<IPhoneNumbers>().Setup(port => port.Parse("+34911222333")).Returns(new PhoneNumber("+34911222333", "911222333"));

        Assert.That(Refused(new CompletedCall { Phone = "+34911222333", Direction = "inbound" }, step, field), Is.EqualTo(name));
    }

    [Test]
    public void Two_fields_that_are_one_in_the_input_are_named_once()
    {
        var refusal = new CrmRejectedException("No.", new Dictionary<string, string[]>(StringComparer.Ordinal) { ["firstName"] = ["Too long."], ["lastName"] = ["Too long."] });

        Assert.That(((CrmRejectedException)Step(Lead, "contact").Explain(refusal)).Fields, Is.EqualTo(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Too long."] }));
    }

    private string Refused(IWorkflowInput input, string step, string field) =>
        ((CrmRejectedException)Step(input, step).Explain(new CrmRejectedException("No.", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = ["No."] }))).Fields.Single().Key;

    private RunStep Step(IWorkflowInput input, string name) => Services.GetRequiredService<AllWorkflows>().Of(input).Plan(input, Now).Single(step => step.Name == name);
}
