using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Meetings that somebody moves, calls off or deletes in HubSpot: their bookings follow.</summary>
public sealed class HubSpotChangeTests : BookingFixture
{
    private WebhookSender Webhooks => Api.HubSpot(new ApiSettings { Clock = Clock });

    [Test]
    public async Task A_meeting_that_was_moved_moves_its_booking_and_the_attendee_is_told()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        await ChangeAsync(booked, new { hs_meeting_start_time = Iso(Start.AddHours(2)), hs_meeting_end_time = Iso(Start.AddHours(3)) });
        await TellAsync(booked, "hs_meeting_start_time", "hs_meeting_end_time");

        var moved = await UntilAsync(booked.Id, now => now["sequence"] == "1");
        await IdleAsync();

        Assert.That((moved["startAt"], moved["endAt"]), Is.EqualTo(($"{Start.AddHours(2):yyyy-MM-ddTHH:mm:ss.fffZ}", $"{Start.AddHours(3):yyyy-MM-ddTHH:mm:ss.fffZ}")));
        Assert.That((await Reader.GetAsync($"{Path}/{booked.Id}"))["sequence"], Is.EqualTo("1"), "two events of one change");
        Assert.That((await MailsAsync(booked.Id))[1]["Calendar"]!.ToString(), Does.Contain("SEQUENCE:1"));
        Assert.That((await BookAsync(Own())).Status, Is.EqualTo(201), "its old time is free");
    }

    [Test]
    public async Task A_meeting_that_was_called_off_calls_its_booking_off()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        await ChangeAsync(booked, new { hs_meeting_outcome = "CANCELED" });
        await TellAsync(booked, "hs_meeting_outcome");

        var cancelled = await UntilAsync(booked.Id, now => now["status"] == "cancelled");

        Assert.That(cancelled["reason"], Does.Contain("HubSpot"));
        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "CANCEL" }));
    }

    [Test]
    public async Task A_meeting_that_was_deleted_calls_its_booking_off()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        await HubSpot.ArchiveAsync("meetings", booked["meetingId"]!);
        await Webhooks.SendAsync(WebhookSender.Event("meeting.deletion", Id(booked), Now, eventId: 5));

        await UntilAsync(booked.Id, now => now["status"] == "cancelled");

        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "CANCEL" }));
    }

    [Test]
    public async Task What_we_wrote_ourselves_comes_back_and_changes_nothing()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        (await MoveAsync(booked.Id, Start.AddHours(2))).Succeeded();
        await RecordAsync(booked["meetingId"], "RESCHEDULED");
        await TellAsync(booked, "hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome");

        await IdleAsync();

        Assert.That(((await Reader.GetAsync($"{Path}/{booked.Id}"))["sequence"], (await MailsAsync(booked.Id)).Count), Is.EqualTo(("1", 2)));
    }

    [TestCase(0)]
    [TestCase(11)]
    public async Task An_old_change_does_not_undo_one_of_ours_that_is_on_its_way_however_long(int minutes)
    {
        var booked = (await BookAsync(Own())).Succeeded();
        var before = Now;
        await HubSpot.FailAsync(new { match = new { method = "PATCH", path = "/crm/objects/2026-09/meetings" }, kind = "status", status = 503 });
        (await MoveAsync(booked.Id, Start.AddHours(2))).Succeeded();
        Clock.Skip(TimeSpan.FromMinutes(minutes));
        await Webhooks.SendAsync(WebhookSender.Change("meeting", Id(booked), "hs_meeting_start_time", "1", before, eventId: 9));

        await IdleAsync();
        await HubSpot.HealAsync();
        await RecordAsync(booked["meetingId"], "RESCHEDULED");

        Assert.That((await Reader.GetAsync($"{Path}/{booked.Id}"))["startAt"], Is.EqualTo($"{Start.AddHours(2):yyyy-MM-ddTHH:mm:ss.fffZ}"));
    }

    [Test]
    public async Task A_person_who_is_erased_leaves_no_booking()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        await Webhooks.SendAsync(WebhookSender.Event("contact.privacyDeletion", long.Parse(booked["contactId"]!, CultureInfo.InvariantCulture), Now, eventId: 7));

        await UntilAsync(booked.Id, now => now.Status == 404);

        Assert.That(await MailsAsync(booked.Id), Is.Empty);
    }

    private long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<Answer> ChangeAsync(Answer booked, object properties) => HubSpot.AsPersonAsync(HttpMethod.Patch, $"crm/objects/2026-09/meetings/{booked["meetingId"]}", new { properties });

    private Task<Answer> TellAsync(Answer booked, params string[] properties) => Webhooks.SendAsync([.. properties.Select((property, at) => WebhookSender.Change("meeting", Id(booked), property, "x", Now, eventId: 100 + at))]);

    /// <summary>Every event that was sent so far has been reacted to.</summary>
    private async Task IdleAsync() => await UntilAsync(
        () => QueryAsync("SELECT 'waits' FROM inbox_deliveries UNION ALL SELECT 'waits' FROM queue_messages WHERE queue = 'reactions'"), waiting => waiting.Count == 0);

    private static long Id(Answer booked) => long.Parse(booked["meetingId"]!, CultureInfo.InvariantCulture);
}
