using TestSupport.Hosting;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Webhooks;

/// <summary>Deliveries that were refused although they were HubSpot's.</summary>
public sealed class QuarantineTests
{
    [Test]
    public async Task What_a_wrong_secret_refused_is_taken_in_once_it_is_corrected()
    {
        using var folder = new TemporaryFolder();
        var wrong = new ApiSettings { ClientSecret = "mistyped", Database = folder.Database };
        var right = wrong with { ClientSecret = "sandbox-secret" };
        await using (var api = await ApiServer.StartAsync(new("http://127.0.0.1:1"), wrong))
        {
            var refused = await api.HubSpot(right).SendAsync(WebhookSender.Event("contact.creation", 4711, 1_790_000_000_000));
            await api.HubSpot(right with { ClientSecret = "forged" }).SendAsync(WebhookSender.Event("contact.creation", 666, 1_790_000_000_000));
            Assert.That(refused.Status, Is.EqualTo(401));
            Assert.That((await api.Operator.GetAsync("/api/v1/webhooks/quarantine")).Each("results", "reason"), Is.EqualTo(new[] { "Wrong", "Wrong" }));
            Assert.That((await api.Writer.GetAsync("/api/v1/webhooks/quarantine")).Status, Is.EqualTo(403));
        }

        await using var corrected = await ApiServer.StartAsync(new("http://127.0.0.1:1"), right);
        var verified = await corrected.Operator.PostAsync("/api/v1/webhooks/quarantine/verify", new { });

        Assert.That((verified["takenIn"], verified["stillRefused"]), Is.EqualTo(("1", "1")));
        Assert.That((await corrected.Reader.GetAsync("/api/v1/events?wait=10")).Each("events", "objectId"), Is.EqualTo(new[] { "4711" }));
        Assert.That((await corrected.Operator.GetAsync("/api/v1/webhooks/quarantine")).Count("results"), Is.EqualTo(1), "the forged one stays");
    }
}
