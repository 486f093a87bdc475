using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>Where visitors book.</summary>
public sealed class BookPageTests : PageFixture
{
    [Test]
    public async Task Books_in_HubSpot_and_shows_the_booking()
    {
        var days = await PageAsync($"{Book}?timezone=Europe/Madrid&minutes=30");
        var times = await PageAsync(days.Days[^1]);
        var page = await PageAsync(await BookAsync(times.Times[^1], ("note", "Bring <samples>\nplease")));

        Assert.That((page.Heading, (await ContactAsync())?["firstname"], await MeetingsAsync()), Is.EqualTo(("Your meeting is booked", FirstName, 1)));
        Assert.That(page.Html, Does.Contain("Europe/Madrid, UTC&#x2B;0").And.Contain($"{FirstName} Ruiz ({Email})"));
    }

    [Test]
    public async Task A_form_that_is_sent_twice_books_once()
    {
        var page = await PageAsync((await PageAsync($"{Book}?timezone=Europe/Madrid&minutes=30")).Days[^1]);
        var form = Filled(page.Times[^1], ("key", page.ValueOf("key")));

        var answers = await Task.WhenAll(PostAsync(Book, form), PostAsync(Book, form));
        var again = await PageAsync((await PostAsync(Book, form)).Header("Location")!);

        Assert.That((answers.Select(answer => answer.Status), again.Heading, await MeetingsAsync()), Is.EqualTo((new[] { 303, 303 }, "Your meeting is booked", 1)));
    }

    [Test]
    public async Task A_key_opens_no_booking_of_another_form()
    {
        var (start, key) = (await FreeTimeAsync(), ("key", Guid.CreateVersion7().ToString("n")));
        await BookAsync(start, key);

        Assert.That((await PostAsync(Book, Filled(start, key, ("email", $"eva{Email}")))).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Says_at_each_field_what_is_wrong_and_keeps_the_others()
    {
        var answer = await PostAsync(Book, Filled("", ("firstName", "\"><script>alert(1)</script>"), ("lastName", ""), ("email", "<nobody>"), ("note", "</textarea><b>")));

        var page = PageText.Of(answer);
        Assert.That((answer.Status, page.ValueOf("firstName"), page.ValueOf("email"), page.ValueOf("note")), Is.EqualTo((400, "\"><script>alert(1)</script>", "<nobody>", "</textarea><b>")));
        Assert.That(page.Links, Does.Contain("#start").And.Contain("#lastName").And.Contain("#email").And.Not.Contain("#firstName"));
        Assert.That(page.Times, Is.Not.Empty);
        Assert.That(answer.Text, Does.Not.Contain("<script>alert").And.Not.Contain("</textarea><b>").And.Contain("id=\"email-flaw\"").And.Contain("aria-describedby=\"email-flaw\"").And.Contain("role=\"alert\""));
    }

    [Test]
    public async Task Begins_with_what_is_wrong_for_those_who_hear_the_page()
    {
        var (look, sent) = (await PageAsync((await PageAsync(Book)).Days[0]), PageText.Of(await PostAsync(Book, Filled(""))));

        Assert.That((look.Title, sent.Title), Is.EqualTo(("Meet <us>", "Error: Meet <us>")));
        Assert.That(sent.Html, Does.Contain("role=\"alert\" tabindex=\"-1\" autofocus").And.Match("<fieldset id=\"start\" tabindex=\"-1\" aria-describedby=\"start-flaw\">\\s*<legend>Choose a time</legend>"));
        Assert.That(look.Html, Does.Not.Contain("autofocus").And.Match("<legend>Choose a time</legend>\\s*<fieldset>\\s*<legend>Times on "));
    }

    [Test]
    public async Task Says_that_a_time_is_over()
    {
        var answer = await PostAsync(Book, Filled("2020-01-01T09:00:00Z"));

        Assert.That((answer.Status, PageText.Of(answer).Links.Contains("#start", StringComparer.Ordinal), await ContactAsync()), Is.EqualTo((400, true, null as StoredRecord)));
    }

    [Test]
    public async Task Says_that_a_time_is_taken_and_offers_others_with_all_that_was_filled_in()
    {
        var start = await FreeTimeAsync();
        await BookAsync(start);

        var answer = await PostAsync(Book, Filled(start, ("firstName", "Eva"), ("lastName", "O'Lind"), ("email", "eva@example.org"), ("note", "Hello")));

        var page = PageText.Of(answer);
        Assert.That((answer.Status, page.ValueOf("firstName"), page.ValueOf("lastName"), page.ValueOf("email"), page.ValueOf("note"), page.Zone), Is.EqualTo((409, "Eva", "O'Lind", "eva@example.org", "Hello", "Europe/Madrid")));
        Assert.That(answer.Text, Does.Contain("This time was just taken"));
        Assert.That(page.Times, Is.Not.Empty.And.Not.Contain(start));
        Assert.That(await BookAsync(page.Times[0], ("email", "eva@example.org")), Is.Not.Null);
    }

    [Test]
    public async Task Of_two_at_once_one_has_the_time()
    {
        var start = await FreeTimeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(Book, Filled(start, ("email", $"{FirstName}{n}@example.org")))));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo((int[])[303, .. Enumerable.Repeat(409, 7)]));
        Assert.That(await MeetingsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Takes_nothing_that_fills_in_the_hidden_field_and_says_so()
    {
        var answer = await PostAsync(Book, Filled(await FreeTimeAsync(), ("f7", "https://spam.example")));

        Assert.That((answer.Status, PageText.Of(answer).ValueOf("email"), await ContactAsync()), Is.EqualTo((400, Email, null as StoredRecord)));
        Assert.That(answer.Text, Does.Contain("send the form again").And.Not.Contain("spam.example"));
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    public async Task Takes_no_form_of_another_site(string header, string value)
    {
        var answer = await PostAsync(Book, Filled(await FreeTimeAsync()), NextAddress(), (header, value));

        Assert.That((answer.Status, PageText.Of(answer).Heading, await ContactAsync()), Is.EqualTo((403, "This form came from another site", null as StoredRecord)));
    }

    [Test]
    public async Task Takes_the_form_of_its_own_page()
    {
        var modern = await PostAsync(Book, Filled(await FreeTimeAsync()), NextAddress(), ("Sec-Fetch-Site", "same-origin"), ("Origin", "null"));
        var old = await PostAsync(Book, Filled(await FreeTimeAsync()), NextAddress(), ("Origin", Api.Address.GetLeftPart(UriPartial.Authority)));

        Assert.That((modern.Status, old.Status), Is.EqualTo((303, 303)));
    }

    [Test]
    public async Task Takes_so_many_bookings_of_one_address_in_a_minute()
    {
        var from = NextAddress();
        for (var i = 0; i < 10; i++)
            await PostAsync(Book, Filled(""), from);

        var (more, look) = (await PostAsync(Book, Filled(""), from), await GetAsync(Book, from));

        Assert.That((more.Status, look.Status), Is.EqualTo((429, 200)));
    }

    [TestCase("application/json", "{}")]
    [TestCase("multipart/form-data; boundary=x", "nonsense")]
    public async Task Takes_nothing_but_forms(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await Api.Nobody.SendAsync(HttpMethod.Post, Book, content, NextAddress());

        Assert.That((answer.Status, PageText.Of(answer).Heading), Is.EqualTo((400, "This request cannot be understood")));
    }
}

/// <summary>HubSpot is away when somebody books.</summary>
public sealed class HeldBookingTests : PageFixture
{
    protected override int PatienceSeconds => 2;

    [Test]
    public async Task Holds_the_time_and_books_when_HubSpot_is_back()
    {
        var start = await FreeTimeAsync();
        await HubSpot.FailAsync(new { kind = "status", status = 503 });
        var seen = await BookAsync(start);
        var held = await PageAsync(seen);

        await HubSpot.HealAsync();
        var booked = await UntilAsync(seen, "Your meeting is booked");

        Assert.That((held.Heading, booked.Heading, await MeetingsAsync()), Is.EqualTo(("Your time is held", "Your meeting is booked", 1)));
        Assert.That(held.Links.Count(link => link.StartsWith("/booked/", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    private async Task<PageText> UntilAsync(string path, string heading)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await PageAsync(path) is var page && page.Heading == heading)
                return page;
            Clock.Skip(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new TimeoutException($"{path} never said: {heading}");
    }
}
