using HubSpotCrm.Domain.Scheduling;

namespace Domain.UnitTests.Scheduling;

public sealed class BookingTextsTests
{
    private static readonly Booking Plain = new("bk_1", "shop", DateTimeOffset.UnixEpoch)
    {
        StartAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana.ruiz@example.net", "Ana", "Ruiz"),
    };

    [TestCase("Demo\r\nof it", "Demo of it")]
    [TestCase(" ", "Meeting")]
    [TestCase(null, "Meeting")]
    public void Has_a_title(string? subject, string title) => Assert.That((Plain with { Subject = subject }).Title(), Is.EqualTo(title));

    [TestCase("Ana", "Ruiz", "Ana Ruiz")]
    [TestCase("Ana", null, "Ana")]
    [TestCase(null, "Ruiz\n", "Ruiz")]
    [TestCase(null, null, null)]
    public void Knows_the_attendees_name(string? first, string? last, string? name) => Assert.That(new Attendee("a@example.net", first, last).FullName(), Is.EqualTo(name));

    [TestCase("https://meet.example.com/a-b?c=d", "https://meet.example.com/a-b?c=d")]
    [TestCase(" http://meet.example.com ", "http://meet.example.com/")]
    [TestCase("https://meet.example.com/\"><script>", "https://meet.example.com/%22%3E%3Cscript%3E")]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("Calle Mayor 1, Madrid", null)]
    [TestCase("+34 911 222 333", null)]
    [TestCase(null, null)]
    public void Knows_where_it_can_be_joined(string? place, string? url) => Assert.That((Plain with { Location = place }).JoinUrl(), Is.EqualTo(url));

    [Test]
    public void An_address_to_join_at_is_one_line_of_ASCII()
    {
        string[] places = ["https://meet.example.com/\r\nATTENDEE:mailto:x@example.com", "https://meet.example.com/a\u2028b", "https://meet.exämple.com/"];

        Assert.That(places.Select(place => (Plain with { Location = place }).JoinUrl() ?? ""), Has.None.Matches("[^!-~]"));
    }
}
