using Api.FunctionalTests.Assertions;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Auth;

public sealed class CallerLimitTests : CrmFixture
{
    private ApiServer _api = null!;

    [SetUp]
    public async Task GivenTwoRequestsAMinuteAsync()
    {
        _api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { RequestsPerMinute = 2 });
        await _api.Reader.GetAsync(Contacts);
        await _api.Reader.GetAsync(Contacts);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Who_has_used_up_a_minute_is_told_when_to_come_again()
    {
        Assert.That(await _api.Reader.GetAsync(Contacts), Problem.Of(429, "caller.rate-limited").WithRetryAfter());
    }

    [Test]
    public async Task Others_are_not_held_back()
    {
        Assert.That((await _api.Writer.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Who_has_no_key_is_told_that_and_nothing_else()
    {
        Assert.That(await _api.Nobody.GetAsync(Contacts), Problem.Of(401, "auth.missing"));
    }

    [Test]
    public async Task Health_is_not_counted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _api.Nobody.GetAsync("/health/live")));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
    }

    [Test]
    public async Task A_refused_call_does_not_reach_HubSpot()
    {
        var before = await HubSpot.CallsAsync();

        await _api.Reader.GetAsync(Contacts);

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
    }
}
