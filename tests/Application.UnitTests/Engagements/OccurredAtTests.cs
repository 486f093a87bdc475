using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Engagements;

/// <summary>What a new engagement means when it does not say when it happened. HubSpot takes none without a time.</summary>
public sealed class OccurredAtTests : UseCases
{
    private static readonly DateTimeOffset Earlier = Now.AddDays(-3);

    [Test]
    public async Task Is_now_for_a_call() => Assert.That((await NewAsync(new CallFields())).OccurredAt, Is.EqualTo(At(Now)));

    [Test]
    public async Task Is_now_for_a_note() => Assert.That((await NewAsync(new NoteFields())).OccurredAt, Is.EqualTo(At(Now)));

    [Test]
    public async Task Is_now_for_an_email() => Assert.That((await NewAsync(new EmailFields())).OccurredAt, Is.EqualTo(At(Now)));

    [Test]
    public async Task Is_now_for_a_meeting_without_a_start() => Assert.That((await NewAsync(new MeetingFields())).OccurredAt, Is.EqualTo(At(Now)));

    [Test]
    public async Task Is_the_start_of_a_meeting() => Assert.That((await NewAsync(new MeetingFields { StartAt = At(Earlier) })).OccurredAt, Is.EqualTo(At(Earlier)));

    [Test]
    public async Task Is_now_when_it_is_said_to_be_null() => Assert.That((await NewAsync(new NoteFields { OccurredAt = At(null) })).OccurredAt, Is.EqualTo(At(Now)));

    [Test]
    public async Task Is_what_a_call_says() => Assert.That((await NewAsync(new CallFields { OccurredAt = At(Earlier) })).OccurredAt, Is.EqualTo(At(Earlier)));

    [Test]
    public async Task Is_what_a_meeting_says_even_with_a_start() =>
        Assert.That((await NewAsync(new MeetingFields { OccurredAt = At(Earlier), StartAt = At(Now) })).OccurredAt, Is.EqualTo(At(Earlier)));

    [Test]
    public async Task Is_not_invented_for_a_task() => Assert.That((await NewAsync(new CrmTaskFields())).DueAt.IsSet, Is.False);

    [Test]
    public async Task Stays_as_it_is_in_a_change() => Assert.That((await Services.GetRequiredService<FieldWords<CallFields>>().ResolveAsync(new CallFields(), Ct)).OccurredAt.IsSet, Is.False);

    private async Task<TFields> NewAsync<TFields>(TFields fields)
        where TFields : class, IRecordFields =>
        (await Services.GetRequiredService<FieldWords<TFields>>().ResolveAsync(new NewRecord<TFields>(fields, []), Ct)).Fields;
}
