using System.Text.Json.Nodes;
using TestSupport.Drivers;
using TestSupport.Mail;
using Verify.Rig;
using Verify.Scheduling.Sending;
using Verify.Workflows;

namespace Verify.Scheduling.Kills;

/// <summary>What became of bookings: in the service, in HubSpot, read past the service, and at the mail server.</summary>
internal sealed class BookingOracle
{
    private readonly IReadOnlyList<FoundBooking> _found;
    private readonly IReadOnlyList<JsonNode> _bookings;
    private readonly ILookup<int, JsonNode> _meetings;
    private readonly ILookup<string, string> _contacts;

    private BookingOracle(IReadOnlyList<FoundBooking> found, IReadOnlyList<JsonNode> bookings, ILookup<int, JsonNode> meetings, ILookup<string, string> contacts) =>
        (_found, _bookings, _meetings, _contacts) = (found, bookings, meetings, contacts);

    public static async Task<BookingOracle> ReadAsync(HubSpotProcess hubSpot, ApiProcess api, SmtpSink sink, IReadOnlyCollection<TakenBooking> taken)
    {
        var bookings = await ListAsync(api);
        var byId = bookings.ToDictionary(RecordJson.Id, StringComparer.Ordinal);
        var meetings = (await Past.ListAsync(hubSpot, "meetings", "hs_meeting_title,hs_meeting_start_time,hs_meeting_end_time,hs_meeting_outcome,hubspot_owner_id", "contacts"))
            .ToLookup(meeting => SentBooking.NumberIn(RecordJson.Value(meeting, "hs_meeting_title")));
        var invitations = (await hubSpot.Driver.InvitationsAsync()).ToLookup(invitation => SentBooking.NumberIn($"{invitation["subject"]}"));
        var contacts = (await hubSpot.Driver.RecordsAsync("contacts")).Where(contact => !contact.Archived).ToLookup(contact => contact["email"] ?? "", contact => contact.Id, StringComparer.Ordinal);
        var mails = sink.Mails;
        var byBooking = mails.Select(mail => (First: mail, Second: SentInvitation.Of(mail))).ToLookup(mail => mail.Second.Booking, StringComparer.Ordinal);
        return new([.. taken.Select(each => new FoundBooking(each, byId.GetValueOrDefault(each.Id), [.. meetings[each.Sent.Number]], [.. invitations[each.Sent.Number]], [.. byBooking[each.Id]]))], bookings, meetings, contacts);
    }

    public void Judge(Report report)
    {
        Findings.OnceEach(report, "bookings", [.. _bookings.Select(RecordJson.Id)], [.. _found.Select(booking => booking.Taken.Id)]);
        report.Figures("found", new { meetings = _meetings.Sum(each => each.Count()), invitations = _found.Sum(booking => booking.Invitations.Count) });
        None("bookings that are not confirmed at their time, or cancelled where they were called off", booking => !booking.IsAsAskedFor);
        None("bookings without just one meeting in HubSpot", booking => !booking.HasOneMeeting);
        None("meetings of somebody else than their booking", booking => !booking.IsOfItsAttendee(_contacts));
        None("meetings with another owner", booking => !booking.HasItsOwner);
        None("meetings at another time", booking => !booking.HasItsTime);
        None("meetings with another outcome", booking => !booking.HasItsOutcome);
        None("attendees whom HubSpot's scheduler invited twice, or to a booking of our own", booking => booking.IsInvitedTwice);
        None("meetings of links that HubSpot's scheduler did not invite to", booking => !booking.IsInvitedToItsMeeting);
        var known = _found.Select(booking => booking.Taken.Sent.Number).ToHashSet();
        Findings.None(report, "meetings that nobody asked for", _meetings.Where(each => !known.Contains(each.Key)).SelectMany(each => each).Select(RecordJson.Id));

        void None(string property, Func<FoundBooking, bool> isWrong) => Findings.None(report, property, _found.Where(isWrong).Select(booking => $"{booking}"));
    }

    public void JudgeMails(Report report, SmtpSink sink)
    {
        Findings.None(report, "bookings whose mails are not all there, in order", _found.Select(booking => (booking, Problem: booking.MailProblem())).Where(each => each.Problem is not null).Select(each => $"{each.booking}: {each.Problem}"));
        var known = _found.Select(booking => booking.Taken.Id).ToHashSet(StringComparer.Ordinal);
        List<SentInvitation> tries = [.. sink.Tries.Select(SentInvitation.Of)];
        Findings.None(report, "mails that nobody asked for", tries.Where(mail => !known.Contains(mail.Booking)).Select(mail => $"{mail}"));
        foreach (var (rule, wrong) in SmtpJudge.OfRepeats(tries))
            Findings.None(report, rule, wrong);
        report.Figures("mails", new { mails = _found.Sum(booking => booking.Mails.Count), triedAgain = tries.CountBy(mail => mail.MessageId, StringComparer.Ordinal).Count(pair => pair.Value > 1) });
    }

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(ApiProcess api)
    {
        List<JsonNode> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = (await api.Writer.GetAsync($"{BookingSenders.Path}?limit=100{after}")).Succeeded();
            all.AddRange(page.Node("results")!.AsArray().Select(booking => booking!));
            after = page["after"] is { } next ? $"&after={Uri.EscapeDataString(next)}" : null;
        }

        return all;
    }
}
