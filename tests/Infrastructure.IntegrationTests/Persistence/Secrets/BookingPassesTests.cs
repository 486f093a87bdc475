using HubSpotCrm.Application.Ports.Scheduling;

namespace Infrastructure.IntegrationTests.Persistence.Secrets;

/// <summary>Signed words that lead to a booking.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class BookingPassesTests(string engine) : EngineFixture(engine)
{
    private const string Pass = "bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f";

    private IBookingPasses Passes => Get<IBookingPasses>();

    [Test]
    public async Task Open_what_they_were_signed_for()
    {
        var word = await Passes.SignAsync(Pass, BookingRight.Move, Ct);

        Assert.That(word, Does.Match("^[A-Za-z0-9_-]+$").And.Not.Contain("bk_"));
        Assert.That(await Passes.ReadAsync(word, BookingRight.Move, Ct), Is.EqualTo(Pass));
    }

    [Test]
    public async Task Are_of_use_for_no_other_right()
    {
        foreach (var right in Enum.GetValues<BookingRight>())
        {
            var word = await Passes.SignAsync(Pass, right, Ct);
            foreach (var other in Enum.GetValues<BookingRight>().Where(other => other != right))
                Assert.That(await Passes.ReadAsync(word, other, Ct), Is.Null, $"{right} as {other}");
        }
    }

    [Test]
    public async Task Cannot_be_changed()
    {
        var word = await Passes.SignAsync(Pass, BookingRight.See, Ct);

        for (var i = 0; i < word.Length - 1; i++)    // the last letter has bits that mean nothing
            Assert.That(await Passes.ReadAsync(Changed(word, i), BookingRight.See, Ct), Is.Null, $"letter {i}");
    }

    [TestCase("")]
    [TestCase("bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f")]
    [TestCase("../../x")]
    [TestCase("CfDJ8")]
    [TestCase("ö")]
    public async Task Are_not_made_by_others(string word)
    {
        Assert.That(await Passes.ReadAsync(word, BookingRight.See, Ct), Is.Null);
    }

    [Test]
    public async Task Are_read_at_any_length()
    {
        Assert.That(await Passes.ReadAsync(new string('A', 100_000), BookingRight.See, Ct), Is.Null);
    }

    [Test]
    public async Task Are_still_read_after_a_restart_and_by_other_instances()
    {
        var word = await Passes.SignAsync(Pass, BookingRight.Cancel, Ct);

        await RestartAsync();

        Assert.That(await Passes.ReadAsync(word, BookingRight.Cancel, Ct), Is.EqualTo(Pass));
    }

    private static string Changed(string word, int at) => $"{word[..at]}{(word[at] == 'A' ? 'B' : 'A')}{word[(at + 1)..]}";
}
