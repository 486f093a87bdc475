using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.OnceOnly;

/// <summary>Creations in an account that has the write id.</summary>
public sealed class ProvisionedCreateTests : OnceFixture
{
    private const string WriteId = "hubspotcrm_write_id";

    [SetUp]
    public Task PrepareAsync() => ProvisionAsync();

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_deal_whatever_becomes_of_the_answer(string fault)
    {
        await FailAsync(Deals, fault);

        var deal = await DriveAsync(CreateDealAsync());

        Assert.That((deal.Name, deal.Amount, deal.CreatedAt is not null, await CountAsync("deals")), Is.EqualTo(("Northwind", 1250.50m, true, 1)));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_note_whatever_becomes_of_the_answer(string fault)
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        await FailAsync(Notes, fault);

        var note = await DriveAsync(CreateNoteAsync("Asked for an offer", contact));

        Assert.That((note.Body, await CountAsync("notes")), Is.EqualTo(("Asked for an offer", 1)));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_contact_whatever_becomes_of_the_answer(string fault)
    {
        await FailAsync(Contacts, fault);

        var contact = await DriveAsync(CreateAsync("ana@example.net"));

        Assert.That((contact.Email, await CountAsync("contacts")), Is.EqualTo(("ana@example.net", 1)));
    }

    [Test]
    public async Task Costs_one_call()
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        var before = await Sandbox.CountAsync("requests");

        await CreateDealAsync();
        await CreateNoteAsync("Called", contact);
        await CreateAsync("li@example.org");

        Assert.That(await Sandbox.CountAsync("requests") - before, Is.EqualTo(3));
    }

    [Test]
    public async Task Writes_another_id_on_each_record()
    {
        await CreateDealAsync();
        await CreateDealAsync();

        Assert.That((await Sandbox.RecordsAsync("deals")).Select(deal => deal[WriteId]), Is.Unique.And.All.Not.Empty);
    }

    [Test]
    public async Task Names_the_contact_that_has_the_email_already()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That(() => CreateAsync("ANA@example.net"), Throws.TypeOf<CrmConflictException>().With.Property(nameof(CrmConflictException.ExistingId)).EqualTo(made.Id));
    }

    [Test]
    public async Task Names_the_contact_that_has_the_email_already_when_an_answer_was_lost()
    {
        var made = await CreateAsync("ana@example.net", "Ana");
        await FailAsync(Contacts, """{"kind":"drop","count":1}""");

        Assert.That(await FailureAsync(() => CreateAsync("ana@example.net", "Anna")), Has.Property(nameof(CrmConflictException.ExistingId)).EqualTo(made.Id));
    }

    [Test]
    public async Task Never_shows_the_id()
    {
        var made = await HubSpot.Writer.CreateAsync(new() { FirstName = Text("Ana") }, Ct);

        Assert.That(made.CustomProperties.Concat((await GetAsync(made.Id, WriteId)).CustomProperties), Is.Empty);
    }

    [Test]
    public async Task Creates_without_the_id_when_the_account_has_lost_it()
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        foreach (var type in new[] { "contacts", "deals", "notes" })
            await Sandbox.RemovePropertyAsync(type, WriteId);

        await CreateDealAsync();
        await CreateNoteAsync("Called", contact);
        await CreateAsync("li@example.org");

        Assert.That((await CountAsync("deals"), await CountAsync("notes"), await CountAsync("contacts")), Is.EqualTo((1, 1, 2)));
    }

    [Test]
    public async Task Asks_no_second_time_for_an_id_that_is_lost()
    {
        await Sandbox.RemovePropertyAsync("deals", WriteId);
        await CreateDealAsync();
        var before = await Sandbox.CountAsync("requests");

        await CreateDealAsync();

        Assert.That(await Sandbox.CountAsync("requests") - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Says_that_nobody_knows_when_HubSpot_cannot_be_asked()
    {
        await Sandbox.FailAsync("""{"kind":"drop"}""");

        Assert.That(await FailureAsync(() => CreateDealAsync()), Is.TypeOf<CrmOutcomeUnknownException>());
    }

    [Test]
    public async Task Says_that_it_failed_when_the_record_is_seen_not_to_be_there()
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        await Sandbox.FailAsync($$"""{"match":{"method":"POST","path":"{{Notes}}"},"kind":"status","status":503}""");

        Assert.That(await FailureAsync(() => CreateNoteAsync("Called", contact)), Is.TypeOf<CrmUnavailableException>());
        Assert.That(await CountAsync("notes"), Is.Zero);
    }

    [Test]
    public async Task Gives_a_repeated_work_the_record_of_the_first()
    {
        var since = Clock.GetUtcNow();
        var first = await AgainAsync("w1", since: null, () => CreateDealAsync());

        var second = await AgainAsync("w1", since, () => CreateDealAsync());

        Assert.That((second.Id, await CountAsync("deals")), Is.EqualTo((first.Id, 1)));
    }

    [Test]
    public async Task Leaves_what_others_have_changed_since_the_first_work()
    {
        var since = Clock.GetUtcNow();
        var first = await AgainAsync("w1", since: null, () => CreateDealAsync());
        await DriveAsync(Writer<HubSpotCrm.Domain.Deals.Deal, HubSpotCrm.Domain.Deals.DealFields>().UpdateAsync(new(first.Id), new() { Stage = Text("closedwon") }, Ct));

        var second = await AgainAsync("w1", since, () => CreateDealAsync());

        Assert.That((second.Id, second.Stage), Is.EqualTo((first.Id, "closedwon")));
    }

    [Test]
    public async Task Makes_the_record_that_the_first_work_did_not_get_to()
    {
        var deal = await AgainAsync("w1", Clock.GetUtcNow(), () => CreateDealAsync());

        Assert.That((deal.Name, await CountAsync("deals")), Is.EqualTo(("Northwind", 1)));
    }

    [Test]
    public async Task Makes_what_a_lost_batch_lacks()
    {
        await FailAsync($"{Contacts}/batch", """{"kind":"commit-then-drop","count":1}""");

        var outcomes = await DriveAsync(HubSpot.Writer.CreateManyAsync([.. Mixed(150)], Ct));

        Assert.That((outcomes.Count(outcome => outcome is { Created: true, Error: null }), await CountAsync("contacts")), Is.EqualTo((150, 150)));
        Assert.That(outcomes.Select(outcome => outcome.Record!.FirstName), Is.EqualTo(Mixed(150).Select(fields => fields.FirstName.Value)));
    }

    [Test]
    public async Task Gives_a_repeated_batch_the_records_of_the_first()
    {
        var since = Clock.GetUtcNow();
        var first = await AgainAsync("w1", since: null, () => HubSpot.Writer.CreateManyAsync([.. Mixed(20)], Ct));

        var second = await AgainAsync("w1", since, () => HubSpot.Writer.CreateManyAsync([.. Mixed(20)], Ct));

        Assert.That(second.Select(outcome => outcome.Record!.Id), Is.EqualTo(first.Select(outcome => outcome.Record!.Id)));
        Assert.That(await CountAsync("contacts"), Is.EqualTo(20));
    }

    [Test]
    public async Task Creates_a_batch_without_the_id_when_the_account_has_lost_it()
    {
        await Sandbox.RemovePropertyAsync("contacts", WriteId);

        var outcomes = await DriveAsync(HubSpot.Writer.CreateManyAsync([.. Mixed(20)], Ct));

        Assert.That((outcomes.Count(outcome => outcome is { Created: true, Error: null }), await CountAsync("contacts")), Is.EqualTo((20, 20)));
    }

    // With e-mail and without: HubSpot is asked in two ways.
    private static IEnumerable<ContactFields> Mixed(int count) => Enumerable.Range(0, count)
        .Select(i => new ContactFields { FirstName = Text($"Ana {i}"), Email = i % 2 == 0 ? Text($"ana{i}@example.net") : Optional<string>.Absent });
}
