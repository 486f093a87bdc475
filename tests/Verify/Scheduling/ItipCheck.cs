using System.Text;
using System.Text.RegularExpressions;
using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling;

/// <summary>Bookings that are made, moved and called off, and what calendars are told of it (E2).</summary>
internal sealed partial class ItipCheck : ICheck
{
    private const int Together = 16;
    private static readonly string[] Methods = ["REQUEST", "REQUEST", "CANCEL"];
    private static readonly TimeSpan Sent = TimeSpan.FromMinutes(10);

    public string Name => "itip";

    public string Summary => "bookings in twenty zones around changes of clocks are made, moved and called off: calendars read it as it was meant, by RFC 5545, 5546 and 6047";

    public string Control => "the sequence is not raised, and the zone's rules are left out";

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

        var judged = await judge.JudgeAsync([.. mails.Select(mail => (run.Control ? Broken(mail) : mail, null as ExpectedMail))]);
        run.Report.Figures("mails", new { lifecycles = lives.Count, mails = mails.Count, zones = Slots.Zones.Count });
        Findings.None(run.Report, "mails that break a rule", judged.Where(mail => mail.Problems.Count > 0).Select(mail => $"{mail}"));
        var byBooking = judged.ToLookup(mail => mail.Booking, StringComparer.Ordinal);
        Findings.None(run.Report, "bookings whose mails do not belong together", lives.SelectMany(life => Wrong(life.Value, [.. byBooking[life.Key]]).Select(problem => $"{life.Key} in {life.Value.Zone}: {problem}")));
        Findings.None(run.Report, "mails that nobody asked for", judged.Where(mail => !lives.ContainsKey(mail.Booking)).Select(mail => $"{mail}"));
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

    private static SunkMail Broken(SunkMail mail)
    {
        if (mail.Invitation is not { } invitation)
            return mail;
        var broken = Sequence.Replace(Zone.Replace(invitation.Text, ""), "SEQUENCE:0");
        return mail with { Raw = mail.Raw.Replace(invitation.Body, Convert.ToBase64String(Encoding.UTF8.GetBytes(broken), Base64FormattingOptions.InsertLineBreaks), StringComparison.Ordinal) };
    }

    [GeneratedRegex("SEQUENCE:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Sequence { get; }

    [GeneratedRegex("BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", RegexOptions.Singleline, 1000)]
    private static partial Regex Zone { get; }
}
