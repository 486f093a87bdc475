using System.Globalization;
using System.Text.Json.Nodes;
using TestSupport.Mail;
using Verify.Scheduling.Sending;
using static Verify.Rig.RecordJson;

namespace Verify.Scheduling.Kills;

/// <summary>A booking that was taken, and all that there is of it: in the service, in HubSpot, at the mail server.</summary>
/// <param name="Now">As the service has it; null when it has none.</param>
/// <param name="Meetings">Records that are about it.</param>
/// <param name="Invitations">What HubSpot's scheduler has sent.</param>
/// <param name="Mails">What the service has sent, in its order.</param>
internal sealed record FoundBooking(TakenBooking Taken, JsonNode? Now, IReadOnlyList<JsonNode> Meetings, IReadOnlyList<JsonNode> Invitations, IReadOnlyList<(SunkMail Mail, SentInvitation Read)> Mails)
{
    private string? MeetingId => Now?["meetingId"]?.ToString();

    private SentBooking Sent => Taken.Sent;

    public bool IsAsAskedFor => Now is not null
        && (Now["status"]?.ToString(), Now["sequence"]?.GetValue<int>(), Now["problem"]) == (Sent.Status, Sent.Sequence, null) && Time(Now["startAt"]) == Sent.Start;

    /// <summary>One that was called off on its way may never have come to HubSpot.</summary>
    public bool HasOneMeeting => Meetings.Count == 1 || (Meetings.Count == 0 && IsNowhere);

    public bool IsInvitedTwice => Invitations.Count > (Sent.Link is null ? 0 : 1);

    public bool IsInvitedToItsMeeting => Sent.Link is null || Invitations.Count == Meetings.Count;

    public bool HasItsOwner => Meetings.All(meeting => Value(meeting, "hubspot_owner_id") is var owner && owner == Now?["ownerId"]?.ToString() && Sent.Owners.Contains(owner, StringComparer.Ordinal));

    public bool IsOfItsAttendee(ILookup<string, string> contacts) =>
        Meetings.All(meeting => Id(meeting) == MeetingId && IsLinked(meeting, "contacts", contacts[Sent.Email])) && (IsNowhere || contacts[Sent.Email].SequenceEqual([$"{Now?["contactId"]}"], StringComparer.Ordinal));

    /// <summary>What was called off keeps the time that it had.</summary>
    public bool HasItsTime => Sent.IsCalledOff || Meetings.All(meeting => (Time(Value(meeting, "hs_meeting_start_time")), Time(Value(meeting, "hs_meeting_end_time"))) == (Sent.Start, Sent.End));

    public bool HasItsOutcome => Meetings.All(meeting => Value(meeting, "hs_meeting_outcome") == Sent.Outcome);

    /// <summary>What is wrong with its mails; null when that is nothing.</summary>
    public string? MailProblem()
    {
        List<SentInvitation> mails = [.. Mails.Select(mail => mail.Read)];
        List<int> sequences = [.. mails.Select(mail => mail.Sequence)];
        if (!sequences.SequenceEqual(sequences.Order()))
            return $"they came out of order: {string.Join(", ", sequences)}";
        if (Mails.Any(mail => !mail.Mail.Recipients.SequenceEqual([Sent.Email], StringComparer.Ordinal)))
            return "one is to somebody else";
        if (mails.Count == 0)
            return MustBeTold ? "none came" : null;
        var (first, last) = (sequences[0], mails[^1]);
        if (last.Sequence != Sent.Sequence || !sequences.Distinct().SequenceEqual(Enumerable.Range(first, last.Sequence - first + 1)) || (first > 0 && Sent.Link is null && Taken.WasConfirmed))
            return $"of {Sent.Sequence} only these came: {string.Join(", ", sequences)}";
        if (Sent.Link is not null && first == 0)
            return "HubSpot invites";
        if (mails.Any(mail => mail.Method != (Sent.IsCalledOff && mail.Sequence == Sent.Sequence ? "CANCEL" : "REQUEST")))
            return $"they are {string.Join(", ", mails)}";
        return last.Calendar.Contains(Sent.Start.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture), StringComparison.Ordinal) ? null : "the last one has another time";
    }

    public override string ToString() => $"{Sent} {Taken.Id} ({(Taken.WasConfirmed ? "201" : "202")}): {Now?["status"]} {Now?["sequence"]} {Now?["meetingId"]}, meetings {string.Join(' ', Meetings.Select(Id))}, invitations {Invitations.Count}, mails {string.Join(' ', Mails.Select(mail => mail.Read.Sequence))}";

    private bool IsNowhere => Sent.IsCalledOff && MeetingId is null && Invitations.Count == 0;

    // Who was invited by nobody, or by HubSpot to what is so, needs no mail.
    private bool MustBeTold => Sent.Link is null
        ? !Sent.IsCalledOff || Taken.WasConfirmed
        : Invitations.Any(invitation => Sent.IsCalledOff || Time(invitation["start"]) != Sent.Start);

    private static DateTimeOffset? Time(object? text) => DateTimeOffset.TryParse($"{text}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
