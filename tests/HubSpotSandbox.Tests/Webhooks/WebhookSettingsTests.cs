using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class WebhookSettingsTests : SandboxFixture
{
    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Shows_the_settings_as_they_were_sent()
    {
        await SetWebhooksAsync("""
            "subscriptions":[{"subscriptionType":"contact.propertyChange","propertyName":"email"},"deal.*"]
            """);
        await SetWebhooksAsync("\"shuffle\":true,\"duplicate\":0.25,\"versions\":\"v1\",\"seed\":7,\"signedUrl\":\"https://crm.example.net/hook\"");

        var shown = await Api.GetAsync("/__sandbox/settings");

        Assert.That(shown["webhooks.subscriptions"], Is.EqualTo("""[{"subscriptionType":"contact.propertyChange","propertyName":"email"},"deal.*"]"""));
        Assert.That(
            (shown["webhooks.shuffle"], shown["webhooks.duplicate"], shown["webhooks.versions"], shown["webhooks.seed"], shown["webhooks.signedUrl"]),
            Is.EqualTo(("true", "0.25", "v1", "7", "https://crm.example.net/hook")));
    }

    [TestCase("\"subscriptions\":\"contact.creation\"")]
    [TestCase("\"subscriptions\":[\"contact.born\"]")]
    [TestCase("\"subscriptions\":[\"company.privacyDeletion\"]")]
    [TestCase("\"subscriptions\":[\"engagement.*\"]")]
    [TestCase("\"subscriptions\":[7]")]
    [TestCase("\"subscriptions\":[{}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"contact.creation\",\"colour\":\"red\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"contact.creation\",\"propertyName\":\"email\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"contact.creation\",\"objectTypeId\":\"0-1\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"object.creation\",\"objectTypeId\":\"9-9\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"contact.propertyChange\",\"propertyName\":\"num_unique_conversion_events\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"object.propertyChange\",\"objectTypeId\":\"0-49\",\"propertyName\":\"hs_email_html\"}]")]
    [TestCase("\"subscriptions\":[{\"subscriptionType\":\"contact.creation\",\"active\":1}]")]
    [TestCase("\"targetUrl\":\"somewhere\"")]
    [TestCase("\"targetUrl\":\"ftp://127.0.0.1/hook\"")]
    [TestCase("\"signedUrl\":\"/hook\"")]
    [TestCase("\"versions\":\"v2\"")]
    [TestCase("\"duplicate\":1.5")]
    [TestCase("\"shuffle\":-1")]
    [TestCase("\"lossRate\":\"half\"")]
    [TestCase("\"seed\":0.5")]
    [Cites("sandbox.md: Webhooks, FACTS §12.1")]
    public async Task Refuses_settings_that_it_does_not_understand(string members)
    {
        var reply = await SetWebhooksAsync(members);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["error"], Is.Not.Empty);
    }

    private Task<Reply> SetWebhooksAsync(string members) => Api.SetAsync($"{{\"webhooks\":{{{members}}}}}");
}
