using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Scheduling;

namespace Application.UnitTests.Scheduling;

public sealed class SlotTimesTests
{
    private const string Madrid = "Europe/Madrid";

    [TestCase("2026-11-25", "2026-11-24T23:00:00Z")]
    [TestCase("2026-07-01", "2026-06-30T22:00:00Z")]
    [TestCase("2026-11-25T09:30:00Z", "2026-11-25T09:30:00Z")]
    [TestCase("2026-11-25T09:30Z", "2026-11-25T09:30:00Z")]
    [TestCase("2026-11-25T09:30:00.250Z", "2026-11-25T09:30:00.250Z")]
    [TestCase("2026-11-25T09:30:00+01:00", "2026-11-25T08:30:00Z")]
    [TestCase("2026-11-25T09:30:00-05:00", "2026-11-25T14:30:00Z")]
    [TestCase("2026-11-25T09:30:00 01:00", "2026-11-25T08:30:00Z", TestName = "Reads_a_plus_sign_that_an_address_made_a_blank")]
    public void Reads_a_day_of_the_zone_or_a_moment(string text, string moment)
    {
        var (from, to) = SlotTimes.Read(text, text, Madrid);

        Assert.That((from, to), Is.EqualTo(((DateTimeOffset?)At(moment), (DateTimeOffset?)At(moment))));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Reads_nothing_where_nothing_is(string? text) => Assert.That(SlotTimes.Read(text, text, Madrid), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));

    [TestCase("tomorrow")]
    [TestCase("25.11.2026")]
    [TestCase("2026-11-31")]
    [TestCase("2026-13-01")]
    [TestCase("2026-11-25T09:30:00", TestName = "Refuses_a_time_that_could_be_anywhere")]
    [TestCase("2026-11-25T25:00:00Z")]
    [TestCase("2026-11-25T09:30:00+99:00")]
    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("9999-12-31T23:59:59-14:00")]
    [TestCase(" 2026-11-25")]
    [TestCase("٢٠٢٦-١١-٢٥")]
    public async Task Refuses_what_is_neither_by_its_name(string text)
    {
        Assert.That(await Refusals.FieldsAsync(() => Task.FromResult(SlotTimes.Read(text, to: null, Madrid))), Is.EqualTo(["from"]));
        Assert.That(await Refusals.FieldsAsync(() => Task.FromResult(SlotTimes.Read(from: null, text, Madrid))), Is.EqualTo(["to"]));
    }

    [Test]
    public async Task Refuses_both_at_once() => Assert.That(await Refusals.FieldsAsync(() => Task.FromResult(SlotTimes.Read("soon", "later", Madrid))), Is.EqualTo(["from", "to"]));

    [Test]
    public void Leaves_a_zone_that_there_is_not_to_others() => Assert.That(SlotTimes.Read("2026-11-25", to: null, "Mars/Olympus").From, Is.EqualTo(At("2026-11-25T00:00:00Z")));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
