namespace Api.FunctionalTests.Deals;

/// <summary>What becomes of the close date when a deal moves.</summary>
public sealed class CloseDealTests : OwnSystemFixture
{
    private const string Deals = "/api/v1/deals";

    [TestCase("Closed won")]
    [TestCase("closedlost")]
    public async Task A_deal_that_closes_gets_the_present_as_its_close_date(string stage)
    {
        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "contractsent" })).Id;

        var answer = await Writer.PutAsync($"{Deals}/{id}/stage", new { stage });

        Assert.That(DateTimeOffset.Parse(answer["closeDate"]!), Is.EqualTo(Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_deal_that_closes_keeps_the_close_date_that_it_has()
    {
        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "contractsent", closeDate = "2026-12-10" })).Id;

        Assert.That((await Writer.PutAsync($"{Deals}/{id}/stage", new { stage = "closedwon" }))["closeDate"], Is.EqualTo("2026-12-10T00:00:00.000Z"));
    }

    [Test]
    public async Task A_deal_that_stays_open_gets_no_close_date()
    {
        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "appointmentscheduled" })).Id;

        Assert.That((await Writer.PutAsync($"{Deals}/{id}/stage", new { stage = "contractsent" }))["closeDate"], Is.Null);
    }

    [TestCase("Closed won", "1", "true", "true")]
    [TestCase("Closed lost", "0", "true", "false")]
    [TestCase("Contract Sent", "0.9", "false", "false")]
    public async Task The_answer_says_how_likely_and_whether_it_is_closed(string stage, string probability, string isClosed, string isWon)
    {
        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "appointmentscheduled" })).Id;

        var answer = await Writer.PutAsync($"{Deals}/{id}/stage", new { stage });

        Assert.That((decimal.Parse(answer["probability"]!), answer["isClosed"], answer["isWon"]), Is.EqualTo((decimal.Parse(probability), isClosed, isWon)));
    }
}
