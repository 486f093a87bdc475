using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Bookings as they are read.</summary>
public sealed class BookingListTests : BookingFixture
{
    [Test]
    public async Task Are_listed_by_contact_and_time_page_by_page()
    {
        var third = (await BookAsync(Own(Start.AddHours(4)))).Succeeded();
        var first = (await BookAsync(Own())).Succeeded();
        var second = (await BookAsync(Own(Start.AddHours(2)))).Succeeded();
        var contact = $"{Path}?contact={first["contactId"]}";

        var page = await Reader.GetAsync($"{contact}&limit=2");
        var rest = await Reader.GetAsync($"{contact}&limit=2&after={page["after"]}");
        var between = await Reader.GetAsync($"{contact}&from={Start.AddMinutes(30):yyyy-MM-ddTHH:mm:ssZ}&to={Start.AddHours(4):yyyy-MM-ddTHH:mm:ssZ}");

        Assert.That(page.Each("results", "id"), Is.EqualTo(new[] { first.Id, second.Id }));
        Assert.That((rest.Each("results", "id"), rest["after"]), Is.EqualTo((new[] { third.Id }, (string?)null)));
        Assert.That(between.Each("results", "id"), Is.EqualTo(new[] { second.Id }));
    }

    [TestCase("contact", "Ana")]
    [TestCase("from", "yesterday")]
    [TestCase("to", "12/01/2026")]
    [TestCase("after", "x")]
    [TestCase("after", "1.%00")]
    [TestCase("limit", "0")]
    public async Task Names_what_is_wrong(string field, string value) => Assert.That(await Reader.GetAsync($"{Path}?{field}={value}"), Problem.Invalid(field));

    [Test]
    public async Task A_plus_sign_in_an_address_is_one() => Assert.That((await Reader.GetAsync($"{Path}?from=2026-12-01T09:30:00+01:00")).Status, Is.EqualTo(200));

    [Test]
    public async Task Have_a_calendar_file()
    {
        var booked = (await BookAsync(Own())).Succeeded();

        var file = await Reader.GetAsync($"{Path}/{booked.Id}/invitation.ics");

        Assert.That((file.Status, file.Header("Content-Type"), file.Header("Content-Disposition")), Is.EqualTo((200, "text/calendar; method=PUBLISH; charset=utf-8", "attachment; filename=invitation.ics; filename*=UTF-8''invitation.ics")));
        Assert.That(file.Text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain($"UID:{booked.Id}@hubspotcrm"));
    }

    [TestCase("GET", "")]
    [TestCase("GET", "/invitation.ics")]
    [TestCase("POST", "/cancel")]
    [TestCase("POST", "/reschedule")]
    public async Task Are_there_or_not(string method, string call)
    {
        object? body = method == "GET" ? null : call == "/cancel" ? new { } : new { startAt = Start };

        Assert.That(await Writer.SendAsync(HttpMethod.Parse(method), $"{Path}/bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1{call}", body), Problem.Of(404, "booking.not-found"));
    }
}
