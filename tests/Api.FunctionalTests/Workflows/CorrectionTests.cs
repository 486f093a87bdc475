namespace Api.FunctionalTests.Workflows;

/// <summary>Runs that are sent again after a refusal, corrected.</summary>
public sealed class CorrectionTests : WorkflowFixture
{
    [Test]
    public async Task The_contact_is_the_corrected_one()
    {
        await PostAsync(Orders, Order(new { email = $"typo@{Domain}" }, stage: "No such stage"));

        var answer = await PostAsync(Orders, Order());

        Assert.That(
            (answer.Status, (await HubSpot.RecordAsync("contacts", answer["contactId"]!))["email"], await LinkedAsync("deals", answer["dealId"], "contacts")),
            Is.EqualTo((201, Email, answer["contactId"])));
    }

    [Test]
    public async Task What_was_made_is_linked_with_the_corrected_contact_and_not_made_again()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/notes" }, kind = "status", status = 400 });
        Assert.That((await PostAsync(Orders, Order(new { email = $"typo@{Domain}" }))).Status, Is.EqualTo(422));
        await HubSpot.HealAsync();

        var answer = await PostAsync(Orders, Order());

        var deal = await Reader.GetAsync($"/api/v1/deals/{answer["dealId"]}?include=contacts");
        Assert.That((answer.Status, await CountAsync("deals"), await CountAsync("companies")), Is.EqualTo((201, 1, 1)));
        Assert.That(deal["associations.contacts"], Does.Contain(answer["contactId"]!));
    }

    [Test]
    public async Task A_contact_that_was_archived_meanwhile_is_another_one()
    {
        await PostAsync(Orders, Order(stage: "No such stage"));
        var first = (await HubSpot.RecordsAsync("contacts")).Single().Id;
        await HubSpot.ArchiveAsync("contacts", first);

        var answer = await PostAsync(Orders, Order());

        Assert.That((answer.Status, answer["contactId"] == first), Is.EqualTo((201, false)), answer.Text);
    }
}
