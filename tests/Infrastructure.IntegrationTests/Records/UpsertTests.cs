using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

public sealed class UpsertTests : SandboxFixture
{
    private static readonly UniqueKey Key = new("email", "ana@example.net");

    [Test]
    public async Task Makes_a_contact_that_is_not_there() => Assert.That((await UpsertAsync("Madrid")).Created, Is.True);

    [Test]
    public async Task Changes_a_contact_that_is_there()
    {
        var made = await CreateAsync("ana@example.net", "Ana");

        var result = await UpsertAsync("Madrid");

        Assert.That((result.Created, result.Record.Id, result.Record.City, result.Record.FirstName), Is.EqualTo((false, made.Id, "Madrid", "Ana")));
    }

    [Test]
    public async Task Answers_with_every_field_when_HubSpot_answers_with_the_written_ones()
    {
        await Sandbox.SetAsync("""{"updateAnswers":"written"}""");
        await CreateAsync("ana@example.net", "Ana");

        Assert.That((await UpsertAsync("Madrid")).Record.FirstName, Is.EqualTo("Ana"));
    }

    [Test]
    public async Task Makes_one_contact_of_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => UpsertAsync($"city {i}")));

        Assert.That(await Sandbox.ContactEmailsAsync(), Is.EqualTo(["ana@example.net"]));
    }

    [Test]
    public void Says_what_HubSpot_refuses() => Assert.That(
        () => HubSpot.Writer.UpsertAsync(Key, new() { Email = Text("ana@example.net"), LeadStatus = Text("MAYBE") }, Ct),
        Throws.TypeOf<CrmRejectedException>().With.Property(nameof(CrmRejectedException.Fields)).ContainKey("leadStatus"));

    private Task<WriteResult<Contact>> UpsertAsync(string city) =>
        HubSpot.Writer.UpsertAsync(Key, new() { Email = Text("ana@example.net"), City = Text(city) }, Ct);
}
