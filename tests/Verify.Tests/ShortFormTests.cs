[assembly: LevelOfParallelism(2)]

namespace Verify.Tests;

/// <summary>Checks with a few rounds, beside other tests: all that they judge but times and rates. Two at a time, for most of it is waiting for the claims of who was killed.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class ShortFormTests
{
    [TestCase("poison")]
    [TestCase("takeover", "--rounds", "1")]
    [TestCase("zombie", "--rounds", "1")]
    [TestCase("kill9", "--kills", "2")]
    [TestCase("ack", "--seconds", "2", "--full-seconds", "1", "--rate", "1000")]
    [TestCase("order", "--events", "5000")]
    [TestCase("dbloss", "--times", "1", "--seconds", "3")]
    [TestCase("diskfull", "--times", "1", "--seconds", "2")]
    [TestCase("fsync", "--times", "1", "--seconds", "2")]
    [TestCase("workflow-kill", "--orders", "60", "--kills", "4")]
    [TestCase("herd", "--leads", "100", "--people", "10")]
    [TestCase("smtp", "--bookings", "3", "--seconds", "2")]
    [TestCase("itip", "--lifecycles", "40")]
    [TestCase("inject", "--bookings", "240")]
    [TestCase("booking-kill", "--bookings", "40", "--kills", "4")]
    public async Task A_short_run_holds(string check, params string[] options)
    {
        var run = await VerifyProgram.RunAsync([check, .. options]);

        if (run.ExitCode == VerifyProgram.CannotRunHere)
            Assert.Ignore(run.Output);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [TestCase("order", "--events", "5000")]
    [TestCase("workflow-kill", "--orders", "60", "--kills", "4")]
    [TestCase("herd", "--leads", "100", "--people", "10")]
    [TestCase("smtp", "--bookings", "3", "--seconds", "2")]
    [TestCase("itip", "--lifecycles", "20")]
    [TestCase("inject", "--bookings", "240")]
    [TestCase("booking-kill", "--bookings", "40", "--kills", "4")]
    public async Task A_control_breaks_it(string check, params string[] options)
    {
        var run = await VerifyProgram.RunAsync([check, "--control", .. options]);

        if (run.ExitCode == VerifyProgram.CannotRunHere)
            Assert.Ignore(run.Output);
        Assert.That(run.ExitCode, Is.EqualTo(VerifyProgram.Broken), run.Output);
    }

    [TestCase("no-such-check")]
    [TestCase("order", "--no-such-option")]
    public async Task What_is_not_understood_is_not_passed_over(params string[] arguments)
    {
        var run = await VerifyProgram.RunAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(VerifyProgram.NotUnderstood), run.Output);
    }
}
