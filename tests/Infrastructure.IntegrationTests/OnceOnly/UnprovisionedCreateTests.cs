using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.OnceOnly;

/// <summary>Creations in an account without the write id: what may have been made is looked for.</summary>
public sealed class UnprovisionedCreateTests : OnceFixture
{
    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_note_whatever_becomes_of_the_answer(string fault)
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        await CreateNoteAsync("An older one", contact);
        await FailAsync(Notes, fault);

        var note = await DriveAsync(CreateNoteAsync("Asked for an <b>offer</b>", contact));

        Assert.That((note.Body, await CountAsync("notes")), Is.EqualTo(("Asked for an <b>offer</b>", 2)));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_contact_whatever_becomes_of_the_answer(string fault)
    {
        await FailAsync(Contacts, fault);

        var contact = await DriveAsync(CreateAsync("Ana@Example.net", "Ana"));

        Assert.That((contact.FirstName, await CountAsync("contacts")), Is.EqualTo(("Ana", 1)));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Makes_one_deal_whatever_becomes_of_the_answer_for_a_caller_with_time(string fault)
    {
        await Sandbox.SetAsync("""{"searchDelayMs":4000}""");
        await FailAsync(Deals, fault);

        var deal = await AgainAsync("w1", since: null, () => CreateDealAsync());

        Assert.That((deal.Name, await CountAsync("deals")), Is.EqualTo(("Northwind", 1)));
    }

    [Test]
    public async Task Says_that_nobody_knows_until_a_search_would_show_the_record()
    {
        await Sandbox.SetAsync("""{"searchDelayMs":60000}""");
        await FailAsync(Deals, """{"kind":"drop","count":1}""");

        var failure = await FailureOfAsync("w1", since: null, () => CreateDealAsync(), TimeSpan.FromSeconds(12));

        Assert.That((failure as CrmOutcomeUnknownException)?.RetryAfter.TotalSeconds, Is.InRange(15, 30));
        Assert.That(await CountAsync("deals"), Is.Zero);
    }

    [Test]
    public async Task Settles_in_a_later_try_what_the_first_could_not()
    {
        var writes = new HubSpotCrm.Application.Ports.WriteIds("w1");
        await FailAsync(Deals, """{"kind":"drop","count":1}""");
        var since = Clock.GetUtcNow();
        await FailureAsync(() => OfAsync(writes, () => CreateDealAsync(), TimeSpan.FromSeconds(5)));
        Clock.Advance(TimeSpan.FromSeconds(31));

        await DriveAsync(Task.Run(() => OfAsync(new("w1", since, writes.LastSent), () => CreateDealAsync(), TimeSpan.FromSeconds(5))));

        Assert.That(await CountAsync("deals"), Is.EqualTo(1));
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
    public async Task Knows_a_note_again_that_happened_now_in_both_tries()
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        var since = Clock.GetUtcNow();
        var first = await AgainAsync("w1", since: null, () => CreateNoteAsync("Called", contact));
        Clock.Advance(TimeSpan.FromSeconds(20));

        var second = await AgainAsync("w1", since, () => CreateNoteAsync("Called", contact));

        Assert.That((second.Id, await CountAsync("notes")), Is.EqualTo((first.Id, 1)));
    }

    [Test]
    public async Task Takes_no_older_record_for_its_own()
    {
        var contact = (await CreateAsync("ana@example.net")).Id;
        var at = Clock.GetUtcNow();
        await CreateNoteAsync("Called", contact, at);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await FailAsync(Notes, """{"kind":"drop","count":1}""");

        await DriveAsync(CreateNoteAsync("Called", contact, at));

        Assert.That(await CountAsync("notes"), Is.EqualTo(2));
    }

    [Test]
    public async Task Names_the_contact_of_somebody_else_that_has_the_email()
    {
        var made = await CreateAsync("ana@example.net", "Ana");
        await FailAsync(Contacts, """{"kind":"drop","count":1}""");

        Assert.That(await FailureAsync(() => CreateAsync("ana@example.net", "Anna")), Has.Property(nameof(CrmConflictException.ExistingId)).EqualTo(made.Id));
    }

    [Test]
    public async Task Says_that_it_failed_when_the_record_is_seen_not_to_be_there()
    {
        await Sandbox.FailAsync($$"""{"match":{"method":"POST","path":"{{Contacts}}"},"kind":"status","status":503}""");

        Assert.That(await FailureAsync(() => CreateAsync("ana@example.net")), Is.TypeOf<CrmUnavailableException>());
        Assert.That(await CountAsync("contacts"), Is.Zero);
    }

    [Test]
    public async Task Finds_the_contacts_of_a_lost_batch()
    {
        await FailAsync($"{Contacts}/batch/create", """{"kind":"commit-then-drop","count":1}""");

        var outcomes = await DriveAsync(HubSpot.Writer.CreateManyAsync([.. Enumerable.Range(0, 120).Select(i => new ContactFields { Email = Text($"a{i}@example.net") })], Ct));

        Assert.That((outcomes.Count(outcome => outcome is { Created: true, Error: null }), await CountAsync("contacts")), Is.EqualTo((120, 120)));
    }

    [Test]
    public async Task Finds_as_many_equal_deals_as_a_lost_batch_made()
    {
        await FailAsync($"{Deals}/batch/create", """{"kind":"commit-then-drop","count":1}""");

        var outcomes = await AgainAsync("w1", since: null, () => Writer<Deal, DealFields>().CreateManyAsync([.. Enumerable.Repeat(new NewRecord<DealFields>(Northwind, []), 3)], Ct));

        Assert.That(outcomes.Select(outcome => outcome.Record!.Id), Is.Unique.And.Exactly(3).Items);
        Assert.That(await CountAsync("deals"), Is.EqualTo(3));
    }
}
