using System.Globalization;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>What whoever has booked can do, without an account.</summary>
public sealed class SignedLinkTests : PageFixture
{
    [Test]
    public async Task Moves_the_meeting()
    {
        var seen = await PageAsync(await BookAsync());
        var move = seen.LinkTo("/move");
        var times = await PageAsync((await PageAsync(move)).Days[^1]);

        var answer = await PostAsync(move, ("start", times.Times[^1]), ("timezone", "Europe/Madrid"));
        var moved = await PageAsync(answer.Header("Location")!);

        Assert.That((answer.Status, moved.Heading), Is.EqualTo((303, "Your meeting is moved")));
        Assert.That(times.Zone, Is.EqualTo("Europe/Madrid"));
    }

    [Test]
    public async Task Says_that_the_new_time_is_taken()
    {
        var (mine, theirs) = (await PageAsync(await BookAsync()), await FreeTimeAsync());
        await BookAsync(theirs);

        var answer = await PostAsync(mine.LinkTo("/move"), ("start", theirs), ("timezone", "Europe/Madrid"));

        Assert.That((answer.Status, answer.Text.Contains("just taken", StringComparison.Ordinal)), Is.EqualTo((409, true)));
    }

    [Test]
    public async Task Asks_for_a_time_to_move_to()
    {
        var mine = await PageAsync(await BookAsync());

        var answer = await PostAsync(mine.LinkTo("/move"), ("timezone", "Europe/Madrid"));

        Assert.That((answer.Status, answer.Text.Contains("Choose a time.", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task Shows_the_times_again_when_the_chosen_one_is_over()
    {
        var move = (await PageAsync(await BookAsync())).LinkTo("/move");

        var answer = await PostAsync(move, ("start", "2020-01-01T09:00:00Z"), ("timezone", "Europe/Madrid"));

        Assert.That((answer.Status, PageText.Of(answer).Heading, answer.Text.Contains("role=\"alert\"", StringComparison.Ordinal)), Is.EqualTo((400, "Move your meeting", true)));
    }

    [Test]
    public async Task Cancels_only_when_the_button_is_pressed()
    {
        var address = await BookAsync();
        var cancel = (await PageAsync(address)).LinkTo("/cancel");

        var question = await PageAsync(cancel);
        var before = await PageAsync(address);
        var answer = await PostAsync(cancel, ("reason", "Ill <today>"));
        var after = await PageAsync(answer.Header("Location")!);

        Assert.That((question.Heading, before.Heading, answer.Status, after.Heading), Is.EqualTo(("Cancel your meeting?", "Your meeting is booked", 303, "This meeting is cancelled")));
        Assert.That(after.Links, Does.Contain(Book).And.None.Matches("/(cancel|move)$"), "only a new one can be booked");
    }

    [Test]
    public async Task Asks_again_when_the_reason_is_too_long()
    {
        var address = await BookAsync();
        var reason = $"\"><b>{new string('x', 500)}";

        var answer = await PostAsync((await PageAsync(address)).LinkTo("/cancel"), ("reason", reason));

        var page = PageText.Of(answer);
        Assert.That((answer.Status, page.Heading, page.Title, page.ValueOf("reason")), Is.EqualTo((400, "Cancel your meeting?", "Error: Cancel your meeting?", reason)));
        Assert.That(answer.Text, Does.Contain("aria-describedby=\"reason-flaw\"").And.Not.Contain("<b>x"));
        Assert.That((page.Links.Contains("#reason", StringComparer.Ordinal), (await PageAsync(address)).Heading), Is.EqualTo((true, "Your meeting is booked")));
    }

    [Test]
    public async Task Leads_to_the_booking_when_there_is_nothing_left_to_cancel_or_move()
    {
        var seen = await PageAsync(await BookAsync());
        await PostAsync(seen.LinkTo("/cancel"));

        var (again, move) = (await GetAsync(seen.LinkTo("/cancel")), await GetAsync(seen.LinkTo("/move")));

        Assert.That((again.Status, move.Status, (await PostAsync(seen.LinkTo("/cancel"))).Status), Is.EqualTo((303, 303, 303)));
    }

    [Test]
    public async Task Leads_to_the_video_conference_without_saying_where_from()
    {
        Assert.That((await PageAsync(await BookAsync())).Html, Does.Match("<a href=\"https://[^\"]*\" rel=\"noreferrer\">https://"));
    }

    [Test]
    public async Task Gives_the_meeting_as_a_calendar_file()
    {
        var answer = await GetAsync((await PageAsync(await BookAsync())).LinkTo("/invitation.ics"));

        Assert.That((answer.Status, answer.Header("Content-Type"), answer.Header("Content-Disposition"), answer.Header("Cache-Control")), Is.EqualTo((200, "text/calendar; method=PUBLISH; charset=utf-8", "attachment; filename=\"invitation.ics\"", "no-store")));
        Assert.That(answer.Text, Does.StartWith("BEGIN:VCALENDAR").And.Contain("UID:bk_"));
    }

    [Test]
    public async Task Opens_nothing_with_a_word_that_is_not_signed_for_it()
    {
        var address = await BookAsync();
        var seen = await PageAsync(address);
        var words = seen.Links.Where(link => link.StartsWith("/booked/", StringComparison.Ordinal)).Select(link => (Word: link.Split('/')[2], End: link.Split('/')[3])).ToList();
        var doors = words.SelectMany(word => words.Where(other => other.End != word.End), (word, other) => $"/booked/{word.Word}/{other.End}").Concat(words.Select(word => $"{address}/{word.End}")).ToList();

        var answers = await Task.WhenAll(doors.Concat(words.Select(word => $"/booked/{word.Word}")).Select(path => GetAsync(path)));

        Assert.That(answers.Select(answer => answer.Status), Has.Exactly(12).Items.And.All.EqualTo(404));
        Assert.That(answers.Select(answer => PageText.Of(answer).Heading), Is.All.EqualTo("This link leads nowhere"));
    }

    [TestCase("move")]
    [TestCase("cancel")]
    public async Task Changes_nothing_with_a_forged_word(string end)
    {
        var address = await BookAsync();
        var door = (await PageAsync(address)).LinkTo($"/{end}");
        var word = door.Split('/')[2];
        var start = await FreeTimeAsync();

        foreach (var at in new[] { 30, word.Length / 2, word.Length - 2 })    // the key's id, the ciphertext, the signature
        {
            var forged = $"{word[..at]}{(word[at] == 'A' ? 'B' : 'A')}{word[(at + 1)..]}";
            Assert.That((await PostAsync($"/booked/{forged}/{end}", ("start", start), ("timezone", "UTC"))).Status, Is.EqualTo(404), $"letter {at}");
        }

        Assert.That((await PageAsync(address)).Heading, Is.EqualTo("Your meeting is booked"));
    }

    [TestCase("/booked/x")]
    [TestCase("/booked/%3Cscript%3E/cancel")]
    [TestCase("/booked/bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f/move")]
    public async Task Knows_no_other_words(string path)
    {
        Assert.That((await GetAsync(path)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Changes_nothing_for_another_site()
    {
        var address = await BookAsync();

        var answer = await PostAsync((await PageAsync(address)).LinkTo("/cancel"), [], NextAddress(), ("Sec-Fetch-Site", "cross-site"));

        Assert.That((answer.Status, (await PageAsync(address)).Heading), Is.EqualTo((403, "Your meeting is booked")));
    }
}

/// <summary>Links end with the meeting.</summary>
public sealed class EndedLinkTests : PageFixture
{
    [Test]
    [Order(1)]
    public async Task Opens_a_meeting_that_was_moved_until_its_new_time_is_over()
    {
        var start = await FreeTimeAsync();
        var address = await BookAsync(start);
        var move = (await PageAsync(address)).LinkTo("/move");
        var answer = await PostAsync(move, ("start", await FreeTimeAsync(isLast: true)), ("timezone", "Europe/Madrid"));

        Clock.Skip(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).AddHours(1) - Clock.GetUtcNow());

        Assert.That((answer.Status, PageText.Of(await GetAsync(address)).Heading, (await GetAsync(move)).Status), Is.EqualTo((303, "Your meeting is moved", 200)));
    }

    [Test]
    [Order(2)]
    public async Task Opens_nothing_when_the_meeting_is_over()
    {
        var address = await BookAsync();
        var links = (await PageAsync(address)).Links.Where(link => link.StartsWith("/booked/", StringComparison.Ordinal)).ToList();

        Clock.Skip(TimeSpan.FromDays(100));

        var answers = await Task.WhenAll(links.Append(address).Select(path => GetAsync(path)));
        Assert.That(answers.Select(answer => (answer.Status, PageText.Of(answer).Heading)), Has.Exactly(4).Items.And.All.EqualTo((410, "This link is over")));
        Assert.That((await PostAsync(links[^1])).Status, Is.EqualTo(410));
    }
}
