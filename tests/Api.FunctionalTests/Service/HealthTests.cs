namespace Api.FunctionalTests.Service;

public sealed class HealthTests : CrmFixture
{
    [TestCase("/health/live", "live")]
    [TestCase("/health/ready", "ready")]
    public async Task Needs_no_key(string path, string status)
    {
        var answer = await Nobody.GetAsync(path);

        Assert.That((answer.Status, answer["status"]), Is.EqualTo((200, status)));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Does_not_mind_a_wrong_key(string path)
    {
        Assert.That((await Nobody.SendAsync(HttpMethod.Get, path, body: null, ("X-Api-Key", "wrong"))).Status, Is.EqualTo(200));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Does_not_depend_on_HubSpot(string path)
    {
        await HubSpot.FailAsync(new { kind = "status", status = 500 });

        Assert.That((await Nobody.GetAsync(path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Does_not_ask_HubSpot()
    {
        var before = await HubSpot.CallsAsync();

        await Nobody.GetAsync("/health/ready");

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
    }
}
