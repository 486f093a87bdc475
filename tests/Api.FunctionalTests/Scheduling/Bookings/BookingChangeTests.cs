using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Bookings that are moved and called off here.</summary>
public sealed class BookingChangeTests : BookingFixture
{
    [Test]
    public async Task A_new_time_is_in_the_record_and_in_an_invitation_with_a_higher_sequence()
    {
        var booked = (await BookAsync(Own())).Succeeded();

        var moved = await MoveAsync(booked.Id, Start.AddHours(3), 45);

        Assert.That((moved.Status, moved["status"], moved["sequence"], moved["startAt"], moved["endAt"]), Is.EqualTo((200, "confirmed", "1", $"{Start.AddHours(3):yyyy-MM-ddTHH:mm:ss.fffZ}", $"{Start.AddHours(3.75):yyyy-MM-ddTHH:mm:ss.fffZ}")));
        var record = await RecordAsync(booked["meetingId"], "RESCHEDULED");
        Assert.That(DateTimeOffset.Parse(record["hs_meeting_start_time"]!), Is.EqualTo(Start.AddHours(3)));
        var mails = await MailsAsync(booked.Id);
        Assert.That(mails.Select(mail => mail["Method"]!.ToString()), Is.EqualTo(new[] { "REQUEST", "REQUEST" }));
        Assert.That(mails[1]["Calendar"]!.ToString(), Does.Contain("SEQUENCE:1").And.Contain($"UID:{booked.Id}@hubspotcrm"));
        Assert.That((await BookAsync(Own())).Status, Is.EqualTo(201), "its old time is free");
    }

    [Test]
    public async Task A_taken_time_is_refused_and_nothing_is_changed()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        (await BookAsync(Own(Start.AddHours(1)))).Succeeded();

        Assert.That(await MoveAsync(booked.Id, Start.AddMinutes(45)), Problem.Of(409, "booking.slot-taken"));
        var now = await Reader.GetAsync($"{Path}/{booked.Id}");
        Assert.That((now["sequence"], now["startAt"], (await MailsAsync(booked.Id)).Count), Is.EqualTo(("0", booked["startAt"], 1)));
        Assert.That((await MoveAsync(booked.Id, Start.AddMinutes(15))).Status, Is.EqualTo(200), "its own time is in nobody's way");
    }

    [Test]
    public async Task A_call_off_frees_the_time_once()
    {
        var booked = (await BookAsync(Own())).Succeeded();

        var cancelled = await CancelAsync(booked.Id);
        var again = await CancelAsync(booked.Id);

        Assert.That((cancelled.Status, cancelled["status"], cancelled["reason"], cancelled["sequence"]), Is.EqualTo((200, "cancelled", "ill", "1")));
        Assert.That((again.Status, again["sequence"]), Is.EqualTo((200, "1")));
        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "CANCEL" }));
        await RecordAsync(booked["meetingId"], "CANCELED");
        Assert.That((await BookAsync(Own())).Status, Is.EqualTo(201));
        Assert.That(await MoveAsync(booked.Id, Start.AddHours(5)), Problem.Of(409, "booking.over"));
    }

    [Test]
    public async Task One_that_is_over_is_not_changed()
    {
        var booked = (await BookAsync(Own(Soon()))).Succeeded();
        Clock.Skip(TimeSpan.FromHours(2));

        Assert.That((await Reader.GetAsync($"{Path}/{booked.Id}"))["status"], Is.EqualTo("completed"));
        Assert.That(await CancelAsync(booked.Id), Problem.Of(409, "booking.over"));
        Assert.That(await MoveAsync(booked.Id, Start), Problem.Of(409, "booking.over"));
    }

    [Test]
    public async Task One_that_HubSpot_does_not_have_yet_can_be_moved()
    {
        await HubSpot.FailAsync(Away);
        var taken = await BookAsync(Own(), ("Prefer", "respond-async"));

        var moved = await MoveAsync(taken.Id, Start.AddHours(3));
        await HubSpot.HealAsync();
        var ended = await EndAsync(taken.Id);

        Assert.That((moved["status"], ended["status"], ended["sequence"]), Is.EqualTo(("requested", "confirmed", "1")));
        await UntilAsync(() => HubSpot.RecordAsync("meetings", ended["meetingId"]!), record => DateTimeOffset.Parse(record["hs_meeting_start_time"]!) == Start.AddHours(3));
        var mail = (await MailsAsync(taken.Id)).Single();
        Assert.That(mail["Calendar"]!.ToString(), Does.Contain("SEQUENCE:1"));
        Assert.That(mail["Subject"]!.ToString(), Does.StartWith("Invitation: "), "nobody was told of the first time");
    }

    [Test]
    public async Task One_that_is_moved_while_its_making_is_in_doubt_is_made_once()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/meetings" }, kind = "commit-then-drop", count = 1 });
        var taken = await BookAsync(Own(), ("Prefer", "respond-async"));
        await UntilAsync(() => MeetingsAsync(Start), made => made.Count == 1);

        (await MoveAsync(taken.Id, Start.AddHours(3), 45)).Succeeded();
        var ended = await EndAsync(taken.Id);

        await UntilAsync(() => HubSpot.RecordAsync("meetings", ended["meetingId"]!), record => DateTimeOffset.Parse(record["hs_meeting_start_time"]!) == Start.AddHours(3));
        Assert.That((await MeetingsAsync(Start)).Count + (await MeetingsAsync(Start.AddHours(3))).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_HubSpot_does_not_have_when_its_time_comes_is_refused()
    {
        await HubSpot.FailAsync(Away);
        var start = Soon();
        var taken = await BookAsync(Own(start), ("Prefer", "respond-async"));
        Clock.Skip(TimeSpan.FromMinutes(10));
        await HubSpot.HealAsync();

        var ended = await EndAsync(taken.Id);

        Assert.That((ended["status"], ended["problem.code"]), Is.EqualTo(("cancelled", "booking.over")));
        Assert.That(((await MeetingsAsync(start)).Count, (await MailsAsync(taken.Id)).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Whoever_was_told_of_one_change_is_told_of_the_next()
    {
        var booked = (await BookAsync(Own(notify: "none"))).Succeeded();

        (await Writer.PostAsync($"{Path}/{booked.Id}/reschedule", new { startAt = Start.AddHours(3), notify = "email" })).Succeeded();
        (await CancelAsync(booked.Id)).Succeeded();

        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "CANCEL" }));
    }

    [Test]
    public async Task One_that_HubSpot_does_not_have_yet_can_be_called_off_and_leaves_nothing_there()
    {
        await HubSpot.FailAsync(Away);
        var taken = await BookAsync(Own(), ("Prefer", "respond-async"));

        (await CancelAsync(taken.Id)).Succeeded();
        await HubSpot.HealAsync();
        (await BookAsync(Own())).Succeeded();

        await UntilAsync(() => HubSpot.RecordsAsync("meetings"), meetings => meetings.Count(meeting => DateTimeOffset.Parse(meeting["hs_meeting_start_time"]!) == Start && meeting["hs_meeting_outcome"] != "CANCELED") == 1);    // what was on its way is called off
        Assert.That(await MailsAsync(taken.Id), Is.Empty);
    }

    [Test]
    public async Task One_whose_record_is_gone_is_called_off()
    {
        var booked = (await BookAsync(Own())).Succeeded();
        await HubSpot.ArchiveAsync("meetings", booked["meetingId"]!);

        (await MoveAsync(booked.Id, Start.AddHours(3))).Succeeded();

        Assert.That((await UntilAsync(booked.Id, now => now["status"] == "cancelled"))["reason"], Does.Contain("deleted"));
        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "REQUEST", "CANCEL" }));
    }

    [Test]
    public async Task Nobody_is_told_when_that_is_asked_for_and_the_answer_says_so()
    {
        var booked = (await BookAsync(Own())).Succeeded();

        var cancelled = await Writer.PostAsync($"{Path}/{booked.Id}/cancel", new { notify = "none" });

        Assert.That((cancelled["notice"], (await MailsAsync(booked.Id)).Count), Is.EqualTo(("Nobody has told the attendee of this change: do it yourself.", 1)));
        Assert.That(await Writer.PostAsync($"{Path}/{booked.Id}/cancel", new { notify = "hubspot" }), Problem.Invalid("notify"));
    }

    [Test]
    public async Task Of_many_changes_at_once_each_counts()
    {
        var booked = (await BookAsync(Own())).Succeeded();

        var moved = await Task.WhenAll(Enumerable.Range(1, 5).Select(hours => MoveAsync(booked.Id, Start.AddHours(hours))));

        Assert.That(moved.Select(answer => answer["sequence"]), Is.EquivalentTo(new[] { "1", "2", "3", "4", "5" }));
        var last = moved.Single(answer => answer["sequence"] == "5");
        await UntilAsync(() => HubSpot.RecordAsync("meetings", booked["meetingId"]!), record => $"{DateTimeOffset.Parse(record["hs_meeting_start_time"]!):yyyy-MM-ddTHH:mm:ss.fffZ}" == last["startAt"]);
    }

    private async Task<IReadOnlyList<StoredRecord>> MeetingsAsync(DateTimeOffset start) =>
        [.. (await HubSpot.RecordsAsync("meetings")).Where(meeting => DateTimeOffset.Parse(meeting["hs_meeting_start_time"]!) == start)];

    private DateTimeOffset Soon()
    {
        var now = Clock.GetUtcNow().AddMinutes(5);
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }
}
