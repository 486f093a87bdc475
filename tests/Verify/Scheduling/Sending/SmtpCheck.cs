using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling.Sending;

/// <summary>The mail server is away, slow, or breaks off, while bookings are made, moved and called off (E1).</summary>
internal sealed class SmtpCheck : ICheck
{
    private const string Mails = "mails";
    private static readonly TimeSpan Sent = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(2);

    public string Name => "smtp";

    public string Summary => "the mail server is away, puts off, refuses, hangs, breaks off before and after it took a mail: none lost, in order, and a repeated mail is the same one";

    public string Control => "of the mails that came each rule is broken by itself, such as by another Message-ID for each try: its break must be seen, and what is no break by none";

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
        var (patient, choosy) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (outage, mine) in SmtpOutage.All.Zip(all.Chunk(count)))
        {
            choosy.UnionWith(outage.IsChoosy ? SmtpJudge.UnfinishedOf(sink.Mails, lives) : []);    // these it meets too
            var ids = await BreakAsync(run, new(api), sink, outage, mine);
            Add(lives, ids, mine);
            patient.UnionWith(outage.IsPatient ? ids : []);
            choosy.UnionWith(outage.IsChoosy ? ids : []);
        }

        Lifecycle[] refused = [.. all.TakeLast(count).Select(life => life with { Email = $"refused-{life.Email}" })];
        var last = await RefuseAsync(run, api, sink, refused);
        Add(lives, last, refused);
        choosy.UnionWith(last);
        var isComplete = await IsCompleteAsync(sink, lives);
        Judge(run, new(sink.Mails, sink.Tries, lives) { Patient = patient, Choosy = choosy }, isComplete);
        if (!run.Control)
            run.Report.None("dead letters that are left", await LettersAsync(api));
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

        if (!run.Control)
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
            await sink.UntilAsync(mails => mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count() >= lives.Count * Lifecycle.Mails && !SmtpJudge.UnfinishedOf(mails, lives).Any(), Sent);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // A control has to fail: it does when the judge sees each break, and nothing where there is none.
    private static void Judge(CheckRun run, SentMails sent, bool isComplete)
    {
        run.Report.Figures(Mails, new { bookings = sent.Lives.Count, tries = sent.Tries.Count, taken = sent.Taken.Count, isComplete });
        if (run.Control)
        {
            var (unseen, accused) = BrokenMails.Judge(sent);
            run.Report.Property("the judge is wrong", unseen.Count + accused.Count > 0, $"unseen: {string.Join(", ", unseen)}; accused: {string.Join(", ", accused)}", "it is");
            return;
        }

        foreach (var (rule, wrong) in SmtpJudge.Judge(sent))
            Findings.None(run.Report, rule, wrong);
        run.Report.AtLeast("mails that were tried again", sent.Tries.CountBy(mail => mail.MessageId ?? "", StringComparer.Ordinal).Count(pair => pair.Value > 1), 1);
    }
}
