using System.Collections.Concurrent;
using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling;

/// <summary>Hostile names, places, addresses, zones and URLs in bookings (S9).</summary>
internal sealed class InjectCheck : ICheck
{
    private const int Together = 24;
    private const double Judged = 0.2;
    private static readonly TimeSpan Sent = TimeSpan.FromMinutes(10);

    public string Name => "inject";

    public string Summary => "hostile names, places, addresses, zones and URLs, of callers and of HubSpot: refused, or no line, header, attendee or recipient more than was asked for";

    public string Control => "the invitations are written by Ical.Net alone, without the service: harmless ones must pass, and hostile ones of each field be seen";

    public IReadOnlyList<Option> Options { get; } = [new("--bookings", "5000", "hostile ones"), new("--seed", "1", "of the chance in them")];

    public IReadOnlyList<string> Quick => ["--bookings", "400"];

    public async Task RunAsync(CheckRun run)
    {
        var judge = await MailJudge.PrepareAsync(run);
        var bookings = HostileTexts.Some(run.Arguments.Number("--bookings"), run.Arguments.Number("--seed"));
        if (run.Control)
        {
            await JudgePlainAsync(run, judge, bookings);
            return;
        }

        var sink = run.Keep(SmtpSink.Start());
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Booker.Settings(sink).Concat(HostilePortal.Settings).ToDictionary(StringComparer.Ordinal) });
        await HostilePortal.PrepareAsync(hubSpot, api, bookings);
        var taken = await BookAsync(run, new(api), hubSpot, bookings);
        var mails = await MailsAsync(sink, taken.Count);
        Judge(run, await judge.JudgeAsync([.. mails.Select(mail => (mail, taken.GetValueOrDefault(KeyOf(mail))?.Mail))]), bookings, taken);
        run.Report.Property("each booking that was taken brings one mail, and its change another", mails.Count == taken.Count, mails.Count, $"{taken.Count}");
        Findings.None(run.Report, "mails of bookings that nobody made", mails.Select(KeyOf).Where(key => !taken.ContainsKey(key)));
    }

    private static async Task<IReadOnlyList<SunkMail>> MailsAsync(SmtpSink sink, int count)
    {
        try
        {
            return await sink.UntilAsync(sent => sent.Count >= count, Sent);
        }
        catch (TimeoutException)
        {
            return sink.Mails;    // what came is judged, and what did not is missed
        }
    }

    private static string KeyOf(SunkMail mail) => $"{mail.Event("UID")?.Split('@')[0]} {mail.Event("SEQUENCE")}";

    // A control has to fail: it does when the judge lets harmless ones pass, and no field through.
    private static async Task JudgePlainAsync(CheckRun run, MailJudge judge, IReadOnlyList<HostileBooking> bookings)
    {
        var harmless = PlainInvitation.Fields.Select(field => new HostileBooking(field, "Ana Ruiz")).Select(PlainInvitation.Write);
        var accused = (await judge.JudgeAsync([.. harmless])).Where(mail => mail.Problems.Count > 0).Select(mail => $"{mail}").ToList();
        List<HostileBooking> hostile = [.. bookings.Where(booking => PlainInvitation.Fields.Contains(booking.Field, StringComparer.Ordinal))];
        var judged = await judge.JudgeAsync([.. hostile.Select(PlainInvitation.Write)]);
        var seen = hostile.Zip(judged).Where(pair => pair.Second.Problems.Count > 0).Select(pair => pair.First.Field).ToHashSet(StringComparer.Ordinal);
        List<string> missed = [.. PlainInvitation.Fields.Where(field => !seen.Contains(field))];
        run.Report.Property("the judge is wrong", accused.Count > 0 || missed.Count > 0, $"unseen: {string.Join(", ", missed)}; accused: {string.Join("; ", accused)}", "it is");
    }

    private static void Judge(CheckRun run, IReadOnlyList<JudgedMail> judged, IReadOnlyList<HostileBooking> bookings, IReadOnlyDictionary<string, Taken> taken)
    {
        var byField = judged.Select(mail => taken.GetValueOrDefault($"{mail.Booking} {mail.Sequence}")?.Booking.Field).OfType<string>().CountBy(field => field, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        run.Report.Figures("mails", new { bookings = bookings.Count, mails = judged.Count, byHostileField = byField });
        run.Report.AtLeast("share of the bookings whose mail was judged", (double)judged.Count / bookings.Count, Judged);
        foreach (var field in HostilePortal.Fields)
            run.Report.AtLeast($"mails that were judged whose {field} HubSpot has, and is hostile", byField.GetValueOrDefault(field), bookings.Count(booking => booking.Field == field) * (field == HostilePortal.Title ? 2 : 1));
        Findings.None(run.Report, "mails that say more, less or something else than was asked for", judged.Where(mail => mail.Problems.Count > 0).Select(mail => $"{mail}"));
    }

    private static async Task<IReadOnlyDictionary<string, Taken>> BookAsync(CheckRun run, Booker booker, HubSpotProcess hubSpot, IReadOnlyList<HostileBooking> bookings)
    {
        var taken = new ConcurrentDictionary<string, Taken>(StringComparer.Ordinal);
        var wrong = new ConcurrentQueue<string>();
        var slots = new Slots();
        var all = bookings.Select((booking, number) => (Booking: booking, Number: number, At: slots.Near("UTC", number))).ToList();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (one, _) =>
        {
            var answer = await booker.TryBookAsync(HostileBookings.Body(one.Booking, one.Number, one.At));
            if (answer.Status == 201 || (answer.Status == 202 && await booker.StatusAsync(answer.Id) == "confirmed"))
                await FollowAsync(booker, hubSpot, one, answer.Id, taken);
            else if (answer.Status is not (202 or (>= 400 and < 500)) || HostilePortal.Fields.Contains(one.Booking.Field, StringComparer.Ordinal))
                wrong.Enqueue($"{one.Booking.Field} {one.Booking.Text}: {answer}");
        });
        Findings.None(run.Report, "bookings that were neither taken nor refused for what they are", wrong);
        return taken;
    }

    // What HubSpot calls a meeting afterwards is no concern of those who were invited: they hear of its new time.
    private static async Task FollowAsync(Booker booker, HubSpotProcess hubSpot, (HostileBooking Booking, int Number, DateTimeOffset At) one, string id, ConcurrentDictionary<string, Taken> taken)
    {
        var booking = await booker.GetAsync(id);
        var expected = HostileBookings.Expect(id, one.Booking, one.Number, one.Booking.Field == HostilePortal.LinkName ? booking["location"] : null);
        taken[$"{id} 0"] = new(one.Booking, expected);
        if (one.Booking.Field != HostilePortal.Title)
            return;
        taken[$"{id} 1"] = new(one.Booking, expected with { Sequence = 1 });
        var length = TimeSpan.FromMinutes(HostileBookings.Minutes);
        await HostilePortal.ChangeAsync(hubSpot.Driver, booking["meetingId"]!, one.Booking.Text, one.At + length, one.At + (2 * length));
    }

    /// <summary>A mail that has to come.</summary>
    private sealed record Taken(HostileBooking Booking, ExpectedMail Mail);
}
