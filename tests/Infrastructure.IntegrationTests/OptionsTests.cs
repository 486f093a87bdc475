using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.HubSpot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests;

public sealed class OptionsTests
{
    [Test]
    public void Takes_a_token_and_nothing_else() => Assert.That(Failures("AccessToken=abc"), Is.Empty);

    [TestCase("AccessToken=")]
    [TestCase("AccessToken= ")]
    [TestCase("BaseUrl=https://api.hubapi.com")]
    public void Asks_for_a_token_and_points_to_the_Playground(string settings) =>
        Assert.That(Failures(settings), Has.One.Contains("HUBSPOT_PRIVATE_APP_TOKEN").And.One.Contains("tests/Playground"));

    [TestCase("BaseUrl=ftp://api.hubapi.com", "HUBSPOT_BASE_URL")]
    [TestCase("BaseUrl=/relative", "HUBSPOT_BASE_URL")]
    [TestCase("ApiVersion=latest", "ApiVersion")]
    [TestCase("ApiVersion=2026-09/../x", "ApiVersion")]
    [TestCase("ApiVersion=", "ApiVersion")]
    [TestCase("PatienceSeconds=0", "PatienceSeconds")]
    [TestCase("PatienceSeconds=61", "PatienceSeconds")]
    [TestCase("AttemptTimeoutSeconds=0", "AttemptTimeoutSeconds")]
    [TestCase("AttemptTimeoutSeconds=61", "AttemptTimeoutSeconds")]
    [TestCase("Quota:Requests=0", "Requests")]
    [TestCase("Quota:WindowSeconds=0", "WindowSeconds")]
    [TestCase("Quota:WindowSeconds=61", "WindowSeconds")]
    [TestCase("Quota:SearchPerSecond=0", "SearchPerSecond")]
    [TestCase("Quota:Daily=0", "Daily")]
    [TestCase("AccessTokenFile=/no/such/file", "AccessTokenFile")]
    public void Names_the_setting_that_is_wrong(string setting, string named) => Assert.That(Failures($"AccessToken=abc;{setting}"), Has.One.Contains(named));

    [TestCase("ApiVersion=2026-03")]
    [TestCase("ApiVersion=v3")]
    [TestCase("BaseUrl=http://127.0.0.1:5100")]
    [TestCase("PatienceSeconds=60")]
    [TestCase("Quota:Requests=250")]
    public void Takes_a_setting_in_range(string setting) => Assert.That(Failures($"AccessToken=abc;{setting}"), Is.Empty);

    [TestCase("http://hubspot.example.com", false)]
    [TestCase("http://localhost:5100", true)]
    [TestCase("http://[::1]:5100", true)]
    [TestCase("https://api.hubapi.com", true)]
    public void Takes_plain_http_in_Production_on_loopback_only(string address, bool taken) =>
        Assert.That(Failures($"AccessToken=abc;BaseUrl={address}", "Production"), taken ? Is.Empty : Has.One.Contains("https"));

    [Test]
    public void Never_shows_the_token() => Assert.That(Failures("AccessToken=pat-na1-secret;PatienceSeconds=0;BaseUrl=ftp://x"), Has.None.Contains("pat-na1"));

    private static IEnumerable<string> Failures(string settings, string environment = "Development")
    {
        var pairs = settings.Split(';').Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"HubSpot:{pair[0]}", (string?)pair[1]));
        var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new Environment { EnvironmentName = environment });
        services.AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<HubSpotOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
