using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.ReferenceData;

/// <summary>What is kept is kept in the same way, whatever it is.</summary>
[TestFixture("pipelines/deals")]
[TestFixture("pipelines/tickets")]
[TestFixture("owners")]
[TestFixture("owners?archived=true")]
[TestFixture("properties/contacts")]
[TestFixture("properties/companies")]
[TestFixture("properties/deals")]
[TestFixture("properties/tickets")]
[TestFixture("properties/calls")]
[TestFixture("properties/meetings")]
[TestFixture("properties/notes")]
[TestFixture("properties/tasks")]
[TestFixture("properties/emails")]
[TestFixture("calls/outcomes")]
public sealed class ReferenceDataTests(string route) : OwnSystemFixture
{
    [Test]
    public async Task Is_there()
    {
        var answer = await GetAsync();

        Assert.That((answer.Status, answer.Count("results") > 0), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task Costs_one_request_the_first_time()
    {
        Assert.That(await CostAsync(() => GetAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Costs_nothing_the_second_time()
    {
        await GetAsync();

        Assert.That(await CostAsync(() => GetAsync()), Is.Zero);
    }

    [Test]
    public async Task Costs_one_request_for_many_who_ask_at_once()
    {
        Assert.That(await CostAsync(() => Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GetAsync()))), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_read_again_when_told_to()
    {
        await GetAsync();

        Assert.That(await CostAsync(() => GetAsync(refresh: true)), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_read_again_when_it_is_old()
    {
        await GetAsync();
        Clock.Skip(TimeSpan.FromMinutes(11));

        Assert.That(await CostAsync(() => GetAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_given_as_it_was_while_HubSpot_is_down()
    {
        var before = await GetAsync();
        await HubSpot.FailAsync(new { kind = "status", status = 503 });
        Clock.Skip(TimeSpan.FromMinutes(11));

        Assert.That((await GetAsync()).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task Is_not_given_as_it_was_to_whoever_wants_it_anew()
    {
        await GetAsync();
        await HubSpot.FailAsync(new { kind = "status", status = 503 });

        Assert.That(await GetAsync(refresh: true), Problem.Of(503, "hubspot.unavailable").WithRetryAfter());
    }

    [Test]
    public async Task Refuses_a_word_that_is_no_truth()
    {
        Assert.That(await Reader.GetAsync($"/api/v1/{route}{(route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}refresh=perhaps"), Problem.Invalid("refresh"));
    }

    private Task<Answer> GetAsync(bool refresh = false) =>
        Reader.GetAsync($"/api/v1/{route}{(refresh ? route.Contains('?', StringComparison.Ordinal) ? "&refresh=true" : "?refresh=true" : "")}");

    private async Task<int> CostAsync(Func<Task> ask)
    {
        var before = await HubSpot.CallsAsync();
        await ask();
        return await HubSpot.CallsAsync() - before;
    }
}
