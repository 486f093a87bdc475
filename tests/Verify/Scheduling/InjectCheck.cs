using System.Collections.Concurrent;
using System.Globalization;
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

    public string Summary => "hostile names, places, addresses, zones and URLs: refused, or no line, header, attendee or recipient more than was asked for";

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
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Booker.Settings(sink) });
        await hubSpot.Driver.SetAsync(new { tier = "unlimited" });
        var taken = await BookAsync(run, new(api), bookings);
        var mails = await sink.UntilAsync(sent => sent.Count >= taken.Count, Sent);
        Judge(run, await judge.JudgeAsync([.. mails.Select(mail => (mail, taken.GetValueOrDefault(mail.Event("UID")?.Split('@')[0] ?? "")))]), bookings.Count);
        run.Report.Property("each booking that was taken brings one mail", mails.Count == taken.Count, mails.Count, $"{taken.Count}");
        Findings.None(run.Report, "mails of bookings that nobody made", mails.Select(mail => mail.Event("UID") ?? "").Where(uid => !taken.ContainsKey(uid.Split('@')[0])));
    }

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

    private static void Judge(CheckRun run, IReadOnlyList<JudgedMail> judged, int bookings)
    {
        run.Report.Figures("mails", new { bookings, mails = judged.Count });
        run.Report.AtLeast("share of the bookings whose mail was judged", (double)judged.Count / bookings, Judged);
        Findings.None(run.Report, "mails that say more, less or something else than was asked for", judged.Where(mail => mail.Problems.Count > 0).Select(mail => $"{mail}"));
    }

    private static async Task<IReadOnlyDictionary<string, ExpectedMail>> BookAsync(CheckRun run, Booker booker, IReadOnlyList<HostileBooking> bookings)
    {
        var taken = new ConcurrentDictionary<string, ExpectedMail>(StringComparer.Ordinal);
        var wrong = new ConcurrentQueue<string>();
        var slots = new Slots();
        var all = bookings.Select((booking, number) => (Booking: booking, Number: number, At: slots.Near("UTC", number))).ToList();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (one, _) =>
        {
            var answer = await booker.TryBookAsync(Body(one.Booking, one.Number, one.At));
            if (answer.Status == 201 || (answer.Status == 202 && await booker.StatusAsync(answer.Id) == "confirmed"))
                taken[answer.Id] = Expect(answer.Id, one.Booking, one.Number);
            else if (answer.Status is not (202 or (>= 400 and < 500)))
                wrong.Enqueue($"{one.Booking.Field} {one.Booking.Text}: {answer}");
        });
        Findings.None(run.Report, "bookings that were neither taken nor refused for what they are", wrong);
        return taken;
    }

    private static Dictionary<string, object?> Body(HostileBooking booking, int number, DateTimeOffset at) => new(StringComparer.Ordinal)
    {
        ["startAt"] = at.ToString("O", CultureInfo.InvariantCulture),
        ["durationMinutes"] = 15,
        ["timezone"] = booking.Get("timezone", "Europe/Madrid"),
        ["attendee"] = new { email = EmailOf(booking, number), firstName = booking.Get("firstName", "Ana"), lastName = booking.Get("lastName", "Ruiz") },
        ["guests"] = GuestsOf(booking),
        ["subject"] = booking.Get("subject", "Demo"),
        ["description"] = booking.Get("description", null),
        ["location"] = booking.Get("location", null),
    };

    /// <summary>What was asked for: that and nothing else must be in the mail, whatever the service says that it took.</summary>
    private static ExpectedMail Expect(string id, HostileBooking booking, int number) => new(
        [.. GuestsOf(booking).Prepend(EmailOf(booking, number)).Select(address => address.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
        Lettered(booking.Get("subject", "Demo")),
        Lettered(booking.Get("location", null)),
        Lettered(booking.Get("description", null)),
        Lettered($"{booking.Get("firstName", "Ana")} {booking.Get("lastName", "Ruiz")}"))
    {
        Uid = $"{id}@hubspotcrm",
        Sequence = 0,
        Method = "REQUEST",
        Place = booking.Get("location", null),
    };

    private static string EmailOf(HostileBooking booking, int number) => booking.Get("email", null) ?? $"person{number}@example.net";

    private static string[] GuestsOf(HostileBooking booking) => [booking.Get("guest", null) ?? "leo@example.net", "eve@example.net"];

    // Without a letter in it, a text says what the service makes of none.
    private static string? Lettered(string? text) => text is not null && text.Any(char.IsLetterOrDigit) ? text : null;
}
