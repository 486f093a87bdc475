using System.Collections.Concurrent;
using System.Globalization;
using TestSupport.Drivers;
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

    public string Control => "the invitations are written by Ical.Net alone, without the service";

    public IReadOnlyList<Option> Options { get; } = [new("--bookings", "5000", "hostile ones"), new("--seed", "1", "of the chance in them")];

    public IReadOnlyList<string> Quick => ["--bookings", "400"];

    public async Task RunAsync(CheckRun run)
    {
        var judge = await MailJudge.PrepareAsync(run);
        var bookings = HostileTexts.Some(run.Arguments.Number("--bookings"), run.Arguments.Number("--seed"));
        if (run.Control)
        {
            Judge(run, await judge.JudgeAsync([.. bookings.Select(PlainInvitation.Write)]), bookings.Count);
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
                taken[answer.Id] = Expect(answer);
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
        ["attendee"] = new { email = booking.Get("email", $"person{number}@example.net"), firstName = booking.Get("firstName", "Ana"), lastName = booking.Get("lastName", "Ruiz") },
        ["guests"] = new[] { booking.Get("guest", "leo@example.net"), "eve@example.net" },
        ["subject"] = booking.Get("subject", "Demo"),
        ["description"] = booking.Get("description", null),
        ["location"] = booking.Get("location", null),
    };

    /// <summary>What the service says that it took: that and nothing else must be in the mail.</summary>
    private static ExpectedMail Expect(Answer booking) => new(
        [booking["attendee.email"]!, .. booking.Node("guests")!.AsArray().Select(guest => guest!.ToString())],
        Lettered(booking["subject"]),
        Lettered(booking["location"]),
        Lettered(booking["description"]),
        Lettered($"{booking["attendee.firstName"]} {booking["attendee.lastName"]}"));

    // Without a letter in it, a text says what the service makes of none.
    private static string? Lettered(string? text) => text is not null && text.Any(char.IsLetterOrDigit) ? text : null;
}
