using TestSupport.Drivers;
using TestSupport.Mail;
using Verify.Crashes;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Scheduling.Kills;

/// <summary>The service is killed again and again while bookings come, are moved and called off.</summary>
internal sealed class BookingKillCheck : ICheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MailTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    public string Name => "booking-kill";

    public string Summary => "kill -9 again and again while bookings come, are moved and called off: each has one meeting, nobody is invited twice, no mail is lost or out of order";

    public string Control => "each try has another Idempotency-Key, and each booking is sent once more, as by a client without one: some double";

    public IReadOnlyList<Option> Options { get; } = [.. KillSeries.Options(kills: "30"), new("--bookings", "300", "spread over the kills: half through meeting links of HubSpot's, half with an owner")];

    public IReadOnlyList<string> Quick => ["--bookings", "40", "--kills", "4"];

    public async Task RunAsync(CheckRun run)
    {
        var sink = run.Keep(SmtpSink.Start());
        sink.Break(SmtpTrouble.Wait(SmtpStep.Taken, MailTime));    // it has the mail already: a service that is killed then does not know
        var hubSpot = await run.StartHubSpotAsync();
        await hubSpot.Driver.PutMeetingLinksAsync(SentBooking.Links);
        var series = await KillSeries.StartAsync(run, hubSpot, Booker.MailSettings(sink));
        var (api, bookings) = (series.Instances[0], run.Arguments.Number("--bookings"));
        var senders = new BookingSenders(series.Instances, isForgetful: run.Control);
        await series.RunAsync(senders, bookings);
        var drained = await EmptyAsync(api);

        await series.TellAsync("bookings", senders, drained, hubSpot);
        run.Report.Property("bookings taken", senders.Taken.Count == bookings, senders.Taken.Count, $"{bookings}");
        run.Report.None("work that is left", await Backlog.CountAsync(api.Database));
        run.Report.None("dead letters", (await api.Operator.GetAsync("api/v1/dead-letters?limit=100")).Succeeded().Count("results"));
        var oracle = await BookingOracle.ReadAsync(hubSpot, api, sink, senders.Taken);
        oracle.Judge(run.Report);
        oracle.JudgeMails(run.Report, sink);
    }

    /// <returns>How long until no work was left, or nobody waited any longer.</returns>
    private static async Task<TimeSpan> EmptyAsync(ApiProcess api)
    {
        try
        {
            return await Wait.ForAsync("all work to be done", Longest, api.Process, async () =>
            {
                await Wait.ShortlyAsync(Step);
                return await Backlog.CountAsync(api.Database) == 0;
            });
        }
        catch (TimeoutException) when (!api.Process.HasExited)
        {
            return Longest;    // judged by what is left
        }
    }
}
