using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class BookingEventTests : WebhookFixture
{
    private const string Book = "/scheduler/2026-09/meetings/meeting-links/book";

    private const string Booking =
        """{"slug":"sam-lee/demo","duration":1800000,"startTime":"2026-11-25T09:30:00Z","email":"ana.ruiz@example.net","firstName":"Ana","lastName":"Ruiz","formFields":[],"legalConsentResponses":[],"likelyAvailableUserIds":[]}""";

    [Test]
    [Cites("FACTS §12.1, §14; sandbox.md: Webhooks")]
    public async Task Tells_of_the_contact_the_meeting_and_their_association()
    {
        await SubscribeAsync(
            "contact.creation", "object.creation", """{"subscriptionType":"object.propertyChange","objectTypeId":"0-47","propertyName":"hs_meeting_outcome"}""", """{"subscriptionType":"object.associationChange","objectTypeId":"0-47"}""");

        await Api.PostAsync(Book, Booking);

        var kinds = (await EventsAsync()).Select(received => (string)received["subscriptionType"]!).ToList();
        Assert.That(kinds.Take(3), Is.EqualTo(["contact.creation", "object.creation", "object.propertyChange"]));
        Assert.That(kinds.Skip(3), Is.Not.Empty);
        Assert.That(kinds.Skip(3), Is.All.EqualTo("object.associationChange"));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Webhooks")]
    public async Task Is_silent_about_a_booking_that_it_refuses()
    {
        await Api.PostAsync(Book, Booking);
        await ListenAnewAsync();

        var reply = await Api.PostAsync(Book, Booking.Replace("ana.ruiz", "ben", StringComparison.Ordinal));

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(await EventsAsync(), Is.Empty);
    }
}
