using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling;

/// <summary>Bookings that are made, moved and called off, and what calendars are told of it (E2).</summary>
internal sealed class ItipCheck : ICheck
{
    private const int Together = 16;
    private static readonly string[] Methods = ["REQUEST", "REQUEST", "CANCEL"];
    private static readonly TimeSpan Sent = TimeSpan.FromMinutes(10);

    public string Name => "itip";

    public string Summary => "bookings in twenty zones around changes of clocks are made, moved and called off: calendars read it as it was meant, by RFC 5545, 5546 and 6047";

    public string Control => "in each mail one rule is broken: each break must be seen";

    public IReadOnlyList<Option> Options { get; } = [new("--lifecycles", "1000", "bookings, of three mails each")];

    public IReadOnlyList<string> Quick => ["--lifecycles", "100"];

    public async Task RunAsync(CheckRun run)
    {
        var judge = await MailJudge.PrepareAsync(run);
        var sink = run.Keep(SmtpSink.Start());
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Booker.Settings(sink) });
        await hubSpot.Driver.SetAsync(new { tier = "unlimited" });
        var lives = await LiveAsync(run, new(api));
        var mails = await sink.UntilAsync(taken => taken.Count >= lives.Count * Lifecycle.Mails, Sent);

        run.Report.Figures("mails", new { lifecycles = lives.Count, mails = mails.Count, zones = Slots.Zones.Count });
        var expected = Expect(lives, mails);
        if (run.Control)
        {
            await JudgeBrokenAsync(run, judge, [.. expected.Select((mail, number) => (mail.Expected, Broken: BrokenInvitations.Break(mail.Mail, mail.Expected, number)))]);
            return;
        }

        Judge(run, lives, await judge.JudgeAsync([.. expected.Select(mail => (mail.Mail, mail.Expected))]));
        run.Report.Property("each mail belongs to a booking", expected.Count == mails.Count, expected.Count, $"{mails.Count}");
    }

    // A control has to fail: only when all breaks are seen it does.
    private static async Task JudgeBrokenAsync(CheckRun run, MailJudge judge, IReadOnlyList<(ExpectedMail Expected, (SunkMail Mail, string? Rule) Broken)> mails)
    {
        var judged = await judge.JudgeAsync([.. mails.Select(mail => (mail.Broken.Mail, mail.Expected))]);
        List<string> unseen = [.. BrokenInvitations.Unseen(mails.Select(mail => mail.Broken.Rule).Zip(judged))];
        run.Report.Property("some broken rule is not seen", unseen.Count > 0, string.Join(", ", unseen), "some");
    }

    private static void Judge(CheckRun run, IReadOnlyDictionary<string, Lifecycle> lives, IReadOnlyList<JudgedMail> judged)
    {
        Findings.None(run.Report, "mails that break a rule", judged.Where(mail => mail.Problems.Count > 0).Select(mail => $"{mail}"));
        var byBooking = judged.ToLookup(mail => mail.Booking, StringComparer.Ordinal);
        Findings.None(run.Report, "bookings whose mails do not belong together", lives.SelectMany(life => Wrong(life.Value, [.. byBooking[life.Key]]).Select(problem => $"{life.Key} in {life.Value.Zone}: {problem}")));
    }

    /// <summary>The mails of the bookings, each with what it has to say: the first one of a booking invites, and so on.</summary>
    private static List<(SunkMail Mail, ExpectedMail Expected)> Expect(IReadOnlyDictionary<string, Lifecycle> lives, IReadOnlyList<SunkMail> mails)
    {
        var expected = new List<(SunkMail Mail, ExpectedMail Expected)>();
        foreach (var booking in mails.GroupBy(mail => mail.Event("UID")?.Split('@')[0] ?? "", StringComparer.Ordinal).Where(booking => lives.ContainsKey(booking.Key)))
            expected.AddRange(booking.Select((mail, sequence) => (mail, lives[booking.Key].Expect(booking.Key, sequence))));
        return expected;
    }

    private static async Task<IReadOnlyDictionary<string, Lifecycle>> LiveAsync(CheckRun run, Booker booker)
    {
        var lives = new Dictionary<string, Lifecycle>(StringComparer.Ordinal);
        var all = Lifecycle.Some(run.Arguments.Number("--lifecycles"), new());
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (life, _) =>
        {
            var id = await booker.LiveAsync(life);
            lock (lives)
                lives[id] = life;
        });
        return lives;
    }

    private static IEnumerable<string> Wrong(Lifecycle life, IReadOnlyList<JudgedMail> mails)
    {
        if (!mails.Select(mail => mail.Method).SequenceEqual(Methods, StringComparer.Ordinal))
            yield return $"the methods are {string.Join(", ", mails.Select(mail => mail.Method))}";
        if (mails.Zip(mails.Skip(1)).Any(pair => pair.First.Sequence >= pair.Second.Sequence))
            yield return $"the sequences are {string.Join(", ", mails.Select(mail => mail.Sequence))}";
        if (mails.Zip(mails.Skip(1)).Any(pair => pair.First.Stamp > pair.Second.Stamp))
            yield return "the stamps go back";
        if (!mails.Select(mail => mail.Start).SequenceEqual(new DateTimeOffset?[] { life.First, life.Second, life.Second }))
            yield return $"it begins at {string.Join(", ", mails.Select(mail => $"{mail.Start:O}"))} instead of {life.First:O} and {life.Second:O}";
        if (mails.Any(mail => mail.End - mail.Start != Lifecycle.Length))
            yield return "it has another length";
        if (mails.Select(mail => mail.Organizer).Distinct(StringComparer.Ordinal).Count() > 1 || mails.Select(mail => string.Join(' ', mail.Attendees ?? [])).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return "the people are others";
        if (mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count() != mails.Count)
            yield return "two mails have one Message-ID";
    }
}
