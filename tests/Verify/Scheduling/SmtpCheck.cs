using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling;

/// <summary>The mail server is away, slow, or breaks off, while bookings are made, moved and called off (E1).</summary>
internal sealed class SmtpCheck : ICheck
{
    private const string Mails = "mails";
    private static readonly TimeSpan Sent = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(2);

    public string Name => "smtp";

    public string Summary => "the mail server is away, puts off, refuses, hangs, breaks off before and after it took a mail: none lost, in order, and a repeated mail is the same one";

    public string Control => "each try of a mail has another Message-ID";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--bookings", "50", "in each trouble, of three mails each"),
        new("--seconds", "60", "how long each trouble lasts"),
    ];

    public IReadOnlyList<string> Quick => ["--bookings", "10", "--seconds", "10"];

    public async Task RunAsync(CheckRun run)
    {
        var sink = run.Keep(SmtpSink.Start());
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Booker.Settings(sink) });
        await hubSpot.Driver.SetAsync(new { tier = "unlimited" });
        var count = run.Arguments.Number("--bookings");
        var all = Lifecycle.Some(count * (SmtpOutage.All.Count + 1), new());
        var lives = new Dictionary<string, Lifecycle>(StringComparer.Ordinal);
        var patient = new List<string>();
        foreach (var (outage, mine) in SmtpOutage.All.Zip(all.Chunk(count)))
        {
            var ids = await BreakAsync(run, new(api), sink, outage, mine);
            Add(lives, ids, mine);
            if (outage.IsPatient)
                patient.AddRange(ids);
        }

        Lifecycle[] refused = [.. all.TakeLast(count).Select(life => life with { Email = $"refused-{life.Email}" })];
        Add(lives, await RefuseAsync(run, api, sink, refused), refused);
        var isComplete = await IsCompleteAsync(sink, lives);
        await JudgeAsync(run, api, sink, lives, isComplete);
        JudgePeople(run, sink, lives, patient);
    }

    private static void Add(Dictionary<string, Lifecycle> all, IReadOnlyList<string> ids, IReadOnlyList<Lifecycle> lives)
    {
        foreach (var (id, life) in ids.Zip(lives))
            all.Add(id, life);
    }

    private static async Task<IReadOnlyList<string>> BreakAsync(CheckRun run, Booker booker, SmtpSink sink, SmtpOutage outage, IReadOnlyList<Lifecycle> lives)
    {
        var since = TimeProvider.System.GetTimestamp();
        await outage.Begin(sink);
        List<string> ids = [.. await Task.WhenAll(lives.Select(booker.LiveAsync))];
        var left = run.Arguments.Seconds("--seconds") - TimeProvider.System.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
            await Wait.ShortlyAsync(left);
        await outage.End(sink);
        CheckRun.Say($"{outage.Name}: {sink.Mails.Count} mails are there");
        return ids;
    }

    /// <summary>What the server will not have becomes a dead letter, and is sent when somebody says so.</summary>
    private static async Task<IReadOnlyList<string>> RefuseAsync(CheckRun run, ApiProcess api, SmtpSink sink, IReadOnlyList<Lifecycle> lives)
    {
        sink.Break(SmtpTrouble.Answer(SmtpStep.Recipient, 550) with { About = "refused-" });
        var booker = new Booker(api);
        var letters = await LettersAsync(api);
        var expected = Math.Min(100, letters + lives.Sum(life => life.HasGuests ? 1 : Lifecycle.Mails));    // with guests only the last one is of use
        List<string> ids = [.. await Task.WhenAll(lives.Select(booker.LiveAsync))];
        try
        {
            await Wait.ForAsync("the dead letters", GivenUp, api.Process, async () => (letters = await LettersAsync(api)) >= expected);
        }
        catch (TimeoutException)
        {
            // judged here
        }

        run.Report.AtLeast("refused mails that wait as dead letters (of 100 shown)", letters, expected);
        await Wait.ShortlyAsync(TimeSpan.FromSeconds(1));
        sink.Heal();
        await api.Operator.PostAsync("api/v1/dead-letters/replay", new { queue = Mails });
        return ids;
    }

    private static async Task<int> LettersAsync(ApiProcess api) => (await api.Operator.GetAsync($"api/v1/dead-letters?queue={Mails}&limit=100")).Count("results");

    private static async Task<bool> IsCompleteAsync(SmtpSink sink, Dictionary<string, Lifecycle> lives)
    {
        try
        {
            await sink.UntilAsync(mails => mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count() >= lives.Count * Lifecycle.Mails && !Unreached(mails, lives).Any(), Sent);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task JudgeAsync(CheckRun run, ApiProcess api, SmtpSink sink, Dictionary<string, Lifecycle> lives, bool isComplete)
    {
        var taken = SentInvitation.Read(sink.Mails, run.Control);
        var tries = SentInvitation.Read(sink.Tries, run.Control);
        var byBooking = taken.ToLookup(mail => mail.Booking, StringComparer.Ordinal);
        run.Report.Figures(Mails, new { bookings = lives.Count, tries = tries.Count, taken = taken.Count, isComplete, connections = sink.Connections });
        Findings.None(run.Report, "mails that are lost", lives.Keys.SelectMany(id => Enumerable.Range(0, Lifecycle.Mails).Where(sequence => !byBooking[id].Any(mail => mail.Sequence == sequence)).Select(sequence => $"{id} {sequence}")));
        Findings.None(run.Report, "mails of another method than their sequence has", taken.Where(mail => mail.Method != (mail.Sequence == Lifecycle.Mails - 1 ? "CANCEL" : "REQUEST")).Select(mail => $"{mail}"));
        run.Report.AtLeast("mails that were tried again", SentInvitation.JudgeRepeats(run.Report, tries), 1);
        Findings.None(run.Report, "mails that nobody asked for", taken.Where(mail => !lives.ContainsKey(mail.Booking)).Select(mail => $"{mail}"));
        run.Report.None("dead letters that are left", await LettersAsync(api));
    }

    private static void JudgePeople(CheckRun run, SmtpSink sink, Dictionary<string, Lifecycle> lives, List<string> patient)
    {
        var mails = sink.Mails;
        var each = SentInvitation.Each(mails, SentInvitation.Read(mails, run.Control)).ToLookup(one => (one.Mail.Booking, one.Recipient), one => one.Mail.Sequence);
        Findings.None(run.Report, "people who do not know how their meeting stands", Unreached(mails, lives));
        Findings.None(run.Report, "people whose mails came out of order", each.Where(one => !one.SequenceEqual(one.Order())).Select(one => $"{one.Key.Booking}: {string.Join(", ", one)}"));
        Findings.None(run.Report, "people who got a mail twice from a server that only took its time", each.Where(one => patient.Contains(one.Key.Booking, StringComparer.Ordinal) && one.Distinct().Count() != one.Count()).Select(one => $"{one.Key.Booking}: {string.Join(", ", one)}"));
        Findings.None(run.Report, "mails to somebody else", each.Where(one => !lives.TryGetValue(one.Key.Booking, out var life) || !life.People.Contains(one.Key.Recipient, StringComparer.OrdinalIgnoreCase)).Select(one => one.Key.Booking));
    }

    /// <summary>Whoever has not got the last mail of a booking.</summary>
    private static IEnumerable<string> Unreached(IReadOnlyList<SunkMail> mails, Dictionary<string, Lifecycle> lives)
    {
        var reached = SentInvitation.Each(mails, SentInvitation.Read(mails, isBroken: false)).Where(one => one.Mail.Sequence == Lifecycle.Mails - 1).Select(one => (one.Mail.Booking, one.Recipient)).ToHashSet();
        return lives.SelectMany(life => life.Value.People.Where(person => !reached.Contains((life.Key, person))).Select(person => $"{life.Key} {person}"));
    }
}
