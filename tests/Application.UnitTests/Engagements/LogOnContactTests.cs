using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Engagements;

public sealed class LogOnContactTests : UseCases
{
    private static readonly NoteFields Hello = new() { Body = Text("Hello") };

    private Mock<ICrmWriter<Note, NoteFields>> Notes => Port<ICrmWriter<Note, NoteFields>>();

    [Test]
    public async Task Associates_the_contact_and_what_else_is_named()
    {
        Answers();

        await LogAsync("7", new RecordRef(CrmObjectType.Deal, "9"));

        Assert.That(Written.Associations, Is.EqualTo([new RecordRef(CrmObjectType.Contact, "7"), new RecordRef(CrmObjectType.Deal, "9")]));
    }

    [Test]
    public async Task Happened_now_unless_it_says_otherwise()
    {
        Answers();

        await LogAsync("7");

        Assert.That(Written.Fields.OccurredAt, Is.EqualTo(At(Now)));
    }

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => LogAsync("abc"));

    [Test]
    public Task Finds_nothing_when_the_CRM_has_no_such_contact()
    {
        Refuses("associations.contacts", "There is no record 7.");

        return Refusals.NotFoundAsync(() => LogAsync("7"));
    }

    [TestCase("associations.deals", "There is no record 7.")]
    [TestCase("associations.contacts", "There is no record 17.")]
    [TestCase("ownerId", "7 is no owner.")]
    public void Hands_on_refusals_of_other_things(string field, string message)
    {
        Refuses(field, message);

        Assert.That(() => LogAsync("7"), Throws.TypeOf<CrmRejectedException>());
    }

    [Test]
    public async Task Refuses_a_malformed_id_among_the_associations() =>
        Assert.That(await Refusals.FieldsAsync(() => LogAsync("7", new RecordRef(CrmObjectType.Deal, "x"))), Is.EqualTo(["associations.deals"]));

    private NewRecord<NoteFields> Written => Notes.Invocations.Single().Arguments.OfType<NewRecord<NoteFields>>().Single();

    private Task<Note> LogAsync(string contact, params IReadOnlyList<RecordRef> associations) => SendAsync(new LogOnContactCommand<Note, NoteFields>(new(contact), new(Hello, associations)));

    private void Answers() => Notes.Setup(port => port.CreateAsync(It.IsAny<NewRecord<NoteFields>>(), Ct)).ReturnsAsync(new Note { Id = "1" });

    private void Refuses(string field, string message) => Notes.Setup(port => port.CreateAsync(It.IsAny<NewRecord<NoteFields>>(), Ct))
        .ThrowsAsync(new CrmRejectedException("no", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] }));
}
