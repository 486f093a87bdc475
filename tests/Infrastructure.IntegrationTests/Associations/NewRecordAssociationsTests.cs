using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Associations;

/// <summary>Associations that are made with their record, and read with it.</summary>
public sealed class NewRecordAssociationsTests : SandboxFixture
{
    private const int Many = 501;    // HubSpot shows 500 at once

    private static readonly NoteFields Hello = new() { OccurredAt = Optional<DateTimeOffset?>.Of(DateTimeOffset.UnixEpoch), Body = Optional<string>.Of("Hello") };
    private static readonly RecordView WithNotes = RecordView.Typed with { Include = ["notes", "deals"] };

    private ICrmWriter<Note, NoteFields> Notes => HubSpot.Get<ICrmWriter<Note, NoteFields>>();

    [Test]
    public async Task Are_made_with_a_record()
    {
        var ana = await CreateAsync("ana@example.net");
        var note = await Notes.CreateAsync(new(Hello, [Ref(ana), Ref(ana)]), Ct);

        Assert.That((await ReadAsync(ana.Id))["notes"], Is.EqualTo([note.Id]));
    }

    [Test]
    public async Task Are_made_with_each_record_of_a_batch()
    {
        var (ana, li) = (await CreateAsync("ana@example.net"), await CreateAsync("li@example.org"));
        await Notes.CreateManyAsync([new(Hello, [Ref(ana)]), new(Hello, [Ref(ana), Ref(li)]), new(Hello, [])], Ct);

        Assert.That(((await ReadAsync(ana.Id))["notes"].Count, (await ReadAsync(li.Id))["notes"].Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Names_the_type_of_a_record_that_does_not_exist()
    {
        var ana = await CreateAsync("ana@example.net");

        Assert.That(await RefusalAsync(Ref(ana), new(CrmObjectType.Deal, "29899999999")), Is.EqualTo("associations.deals: There is no record 29899999999."));
    }

    [TestCase(CrmObjectType.Contact, "associations.contacts")]
    [TestCase(CrmObjectType.Company, "associations.companies")]
    [TestCase(CrmObjectType.Deal, "associations.deals")]
    [TestCase(CrmObjectType.Ticket, "associations.tickets")]
    public async Task Names_each_type_by_our_word(CrmObjectType type, string field) => Assert.That(await RefusalAsync(new RecordRef(type, "99999999999")), Does.StartWith(field));

    [Test]
    public async Task A_record_with_a_missing_one_fails_alone_in_a_batch()
    {
        var ana = await CreateAsync("ana@example.net");
        var outcomes = await Notes.CreateManyAsync([new(Hello, [Ref(ana)]), new(Hello, [new(CrmObjectType.Contact, "51299999999")]), new(Hello, [Ref(ana)])], Ct);

        Assert.That(outcomes.Select(outcome => outcome.Error is CrmRejectedException refusal ? string.Join(' ', refusal.Fields.Keys) : outcome.Created ? "created" : "?"), Is.EqualTo(["created", "associations.contacts", "created"]));
    }

    [Test]
    public async Task Are_read_to_the_last_one()
    {
        var ana = await CreateAsync("ana@example.net");
        var made = await Notes.CreateManyAsync([.. Enumerable.Repeat(new NewRecord<NoteFields>(Hello, [Ref(ana)]), Many)], Ct);

        Assert.That((await ReadAsync(ana.Id))["notes"], Is.EquivalentTo(made.Select(outcome => outcome.Record?.Id)));
    }

    [Test]
    public async Task Are_empty_lists_where_there_are_none()
    {
        var ana = await CreateAsync("ana@example.net");

        Assert.That((await ReadAsync(ana.Id)).ToDictionary(pair => pair.Key, pair => pair.Value.Count, StringComparer.Ordinal), Is.EqualTo(new Dictionary<string, int>(StringComparer.Ordinal) { ["notes"] = 0, ["deals"] = 0 }));
    }

    [Test]
    public async Task Are_not_read_unless_asked_for() => Assert.That((await GetAsync((await CreateAsync("ana@example.net")).Id)).Associations, Is.Null);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(string id) => (await HubSpot.Reader.GetAsync(Id(id), WithNotes, Ct)).Associations!;

    private async Task<string> RefusalAsync(params RecordRef[] associations)
    {
        try
        {
            await Notes.CreateAsync(new(Hello, associations), Ct);
            return "";
        }
        catch (CrmRejectedException refusal)
        {
            return string.Join("; ", refusal.Fields.Select(field => $"{field.Key}: {string.Join(' ', field.Value)}"));
        }
    }

    private static RecordRef Ref(Contact contact) => new(CrmObjectType.Contact, contact.Id);
}
