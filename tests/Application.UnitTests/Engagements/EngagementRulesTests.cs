using Application.UnitTests.Drivers;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;

namespace Application.UnitTests.Engagements;

/// <summary>What calls, meetings, notes, tasks and emails need beside clean fields.</summary>
public sealed class EngagementRulesTests : UseCases
{
    private static readonly EmailFields Sent = new() { Direction = Text("EMAIL") };
    private static readonly CrmTaskFields Due = new() { DueAt = At(Now) };

    [Test]
    public void Takes_engagements_that_belong_to_someone() => Assert.That(Refused(Someone), Is.Empty);

    [Test]
    public void Refuses_engagements_that_belong_to_nobody() => Assert.That(Refused(), Is.EqualTo(Enumerable.Repeat("associations", 5)));

    [TestCase(CrmObjectType.Company)]
    [TestCase(CrmObjectType.Deal)]
    [TestCase(CrmObjectType.Ticket)]
    public void Takes_other_records_than_contacts(CrmObjectType type) => Assert.That(Refused(new RecordRef(type, "7")), Is.Empty);

    [Test]
    public void Refuses_a_task_that_is_never_due() => Assert.That(RefusedNew<CrmTaskFields>(new() { DueAt = At(null) }, Someone), Is.EqualTo(["dueAt"]));

    [TestCase(null)]
    [TestCase(" ")]
    public void Refuses_an_email_without_a_direction(string? direction) => Assert.That(RefusedNew<EmailFields>(new() { Direction = Text(direction) }, Someone), Is.EqualTo(["direction"]));

    [TestCase(0)]
    [TestCase(null)]
    public void Takes_a_duration(long? duration) => Assert.That(RefusedNew<CallFields>(new() { DurationMs = Optional<long?>.Of(duration) }, Someone), Is.Empty);

    [Test]
    public void Refuses_a_negative_duration() => Assert.That(RefusedNew<CallFields>(new() { DurationMs = Optional<long?>.Of(-1) }, Someone), Is.EqualTo(["DurationMs"]));

    private IEnumerable<string> Refused(params IReadOnlyList<RecordRef> to) =>
    [
        .. RefusedNew(new CallFields(), to), .. RefusedNew(new MeetingFields(), to), .. RefusedNew(new NoteFields(), to), .. RefusedNew(Due, to), .. RefusedNew(Sent, to),
    ];
}
