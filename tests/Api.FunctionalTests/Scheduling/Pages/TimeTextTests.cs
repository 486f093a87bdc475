using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Domain.Scheduling;

namespace Api.FunctionalTests.Scheduling.Pages;

public sealed class TimeTextTests
{
    [TestCase(30, "Tuesday, 24 November 2026, 23:30 to Wednesday, 25 November 2026, 00:00 (Europe/Madrid, UTC+01:00)")]
    [TestCase(29, "Tuesday, 24 November 2026, 23:30 to 23:59 (Europe/Madrid, UTC+01:00)")]
    public void Tells_the_day_of_the_end_where_it_is_another_one(int minutes, string text)
    {
        var start = new DateTimeOffset(2026, 11, 24, 22, 30, 0, TimeSpan.Zero);

        Assert.That(TimeText.Of(new Booking("bk_1", "shop", start) { StartAt = start, Duration = TimeSpan.FromMinutes(minutes), Timezone = "Europe/Madrid", Attendee = new("ana@example.net", "Ana", "Ruiz") }), Is.EqualTo(text));
    }
}
