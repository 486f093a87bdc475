using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>Where visitors look for a free time.</summary>
public sealed class PickPageTests : PageFixture
{
    [Test]
    public async Task Shows_days_and_then_times_in_the_visitors_zone()
    {
        var days = await PageAsync($"{Book}?timezone=America/New_York&minutes=30");
        var times = await PageAsync(days.Days[0]);

        Assert.That((days.Heading, days.Zone, days.Times.Count), Is.EqualTo(("Meet <us>", "America/New_York", 0)));
        Assert.That(times.Times, Is.Not.Empty);
        Assert.That(times.Html, Does.Match("<span>0[3-9]:[0-9]{2}</span>"), "an office of Madrid opens in New York's night");
    }

    [Test]
    public async Task Takes_the_usual_zone_and_says_that_it_may_be_asked_for()
    {
        var page = await PageAsync(Book);

        Assert.That((page.Zone, page.Html.Contains("data-detect=\"true\"", StringComparison.Ordinal)), Is.EqualTo(("UTC", true)));
    }

    [Test]
    public async Task Asks_nothing_of_a_browser_when_the_zone_is_told()
    {
        Assert.That((await PageAsync($"{Book}?timezone=Europe/Madrid")).Html, Does.Not.Contain("data-detect"));
    }

    [TestCase("/book/sam-lee%2Fdemo")]
    [TestCase("/book/sam-lee/demo/")]
    public async Task Takes_the_slug_in_any_writing(string path)
    {
        Assert.That((await PageAsync(path)).Days, Is.Not.Empty.And.All.StartsWith($"{Book}?"));
    }

    [Test]
    public async Task Keeps_zone_and_length_while_months_are_turned()
    {
        var later = await PageAsync((await PageAsync($"{Book}?timezone=Asia/Tokyo&minutes=15")).Links.First(link => link.Contains("month=", StringComparison.Ordinal) && !link.Contains("day=", StringComparison.Ordinal) && link.Contains("minutes=15", StringComparison.Ordinal)));

        Assert.That((later.Zone, later.ValueOf("minutes")), Is.EqualTo(("Asia/Tokyo", "15")));
    }

    [TestCase("?timezone=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("?timezone=../../../etc/passwd&month=x&day=0000-00-00&minutes=-1")]
    [TestCase("?month=9999-12&day=9999-12-31&utm_source=mail&timezone=a&timezone=b")]
    [TestCase("?day=%3Cimg%20src=x%3E&minutes=99999999999999")]
    public async Task Passes_over_what_makes_no_sense(string query)
    {
        var page = await PageAsync(Book + query);

        Assert.That((page.Heading, page.Zone), Is.EqualTo(("Meet <us>", "UTC")));
        Assert.That(page.Html, Does.Not.Contain("<script>alert").And.Not.Contain("<img").And.Not.Contain("passwd").And.Contain("<h1>Meet &lt;us&gt;</h1>"));
    }

    [TestCase("/book/no-such-link")]
    [TestCase("/book/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [TestCase("/book/..%2F..%2Fcrm")]
    public async Task Says_that_a_link_leads_nowhere(string path)
    {
        var answer = await GetAsync(path);

        Assert.That((answer.Status, PageText.Of(answer).Heading), Is.EqualTo((404, "There is nothing here")));
        Assert.That(answer.Text, Does.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task Says_that_the_calendar_is_away()
    {
        await HubSpot.FailAsync(new { match = new { path = "/scheduler" }, kind = "status", status = 401 });

        var answer = await GetAsync(Book);

        Assert.That((answer.Status, PageText.Of(answer).Heading), Is.EqualTo((503, "The calendar cannot be reached now")));
        AssertProtected(answer);
    }

    [Test]
    public async Task Lets_nobody_keep_frame_or_index_it()
    {
        var answer = await GetAsync(Book);

        Assert.That(answer.Header("Content-Type"), Is.EqualTo("text/html; charset=utf-8"));
        AssertProtected(answer);
        Assert.That(answer.Text, Does.Contain("<html lang=\"en\">").And.Not.Contain(" style=").And.Not.Contain("<style").And.Not.Match("<script(?! src=\"/booking-page/)"));
    }

    [TestCase("/booking-page/page.css", "text/css; charset=utf-8")]
    [TestCase("/booking-page/zone.js", "text/javascript; charset=utf-8")]
    public async Task Brings_its_own_files(string path, string type)
    {
        var answer = await GetAsync(path);

        Assert.That((answer.Status, answer.Header("Content-Type"), answer.Text.Length > 100), Is.EqualTo((200, type, true)));
    }

    [Test]
    public async Task Is_shown_to_one_address_so_often_in_a_minute()
    {
        var from = NextAddress();
        for (var i = 0; i < 20; i++)
            await GetAsync("/booked/x", from);

        var (more, other) = (await GetAsync(Book, from), await GetAsync(Book));

        Assert.That((more.Status, PageText.Of(more).Heading, more.Header("Retry-After") is not null, other.Status), Is.EqualTo((429, "Please wait a minute", true, 200)));
    }

    private static void AssertProtected(Answer answer)
    {
        Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
        Assert.That((answer.Header("Referrer-Policy"), answer.Header("X-Content-Type-Options"), answer.Header("X-Robots-Tag")), Is.EqualTo(("same-origin", "nosniff", "noindex, nofollow")));
    }
}
