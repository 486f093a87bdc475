using TestSupport.Hosting;

namespace Api.FunctionalTests.Startup;

/// <summary>The built service, started as a host would start it.</summary>
public sealed class StartupTests
{
    private const string Token = "pat-eu1-startup-secret";
    private const string LongKey = "0123456789abcdef0123456789abcdef";

    private static IEnumerable<TestCaseData> WrongSettings =>
    [
        Wrong("A missing token", "HUBSPOT_PRIVATE_APP_TOKEN", ("HUBSPOT_PRIVATE_APP_TOKEN", "")),
        Wrong("An empty token", "HUBSPOT_PRIVATE_APP_TOKEN", ("HUBSPOT_PRIVATE_APP_TOKEN", "  ")),
        Wrong("A version that cannot be one", "HubSpot:ApiVersion", ("HubSpot__ApiVersion", "latest")),
        Wrong("An address that is none", "HUBSPOT_BASE_URL", ("HUBSPOT_BASE_URL", "api.hubapi.com")),
        Wrong("An address of another kind", "HUBSPOT_BASE_URL", ("HUBSPOT_BASE_URL", "ftp://api.hubapi.com")),
        Wrong("A patience that is no number", "PatienceSeconds", ("HubSpot__PatienceSeconds", "long")),
        Wrong("A patience out of range", "PatienceSeconds", ("HubSpot__PatienceSeconds", "0")),
        Wrong("A quota out of range", "Requests", ("HubSpot__Quota__Requests", "0")),
        Wrong("A caller limit out of range", "RequestsPerMinute", ("Auth__RequestsPerMinute", "0")),
        Wrong("A token file that is not there", "AccessTokenFile", ("HubSpot__AccessTokenFile", "/no/such/file")),
        Wrong("A port that is no number", "PORT", ("PORT", "eighty")),
        Wrong("A port that is too large", "PORT", ("PORT", "65536")),
        Wrong("A negative port", "PORT", ("PORT", "-1")),
        Wrong("Keys without a role", "API_KEYS", ("API_KEYS", "shop:abc")),
        Wrong("Keys of an unknown role", "API_KEYS", ("API_KEYS", "shop:admin:abc")),
        Wrong("Two keys of one name", "API_KEYS", ("API_KEYS", "shop:reader:abc,shop:writer:def")),
        Wrong("A hash that is none", "API_KEYS", ("API_KEYS", "shop:reader:sha256=xyz")),
        Wrong("No key in Production", "API_KEYS", ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEYS", "")),
        Wrong("A short key in Production", "API_KEYS", ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEYS", "shop:reader:short")),
        Wrong("A country that there is not", "Workflows:DefaultRegion", ("Workflows__DefaultRegion", "Spain")),
        Wrong("A time zone that there is not", "Workflows:TimeZone", ("Workflows__TimeZone", "Europe/Nowhere")),
        Wrong("A mapping to no field", "Workflows:Leads:Fields:mail", ("Workflows__Leads__Fields__mail", "emial")),
        Wrong("A default of no field", "Workflows:Orders:Defaults:lines", ("Workflows__Orders__Defaults__lines", "1")),
        Wrong("An empty way to write times", "Workflows:CompletedCalls:DateFormats:0", ("Workflows__CompletedCalls__DateFormats__0", " ")),
        Wrong("A redirection that is no address", "Workflows:Leads:RedirectUrl", ("Workflows__Leads__RedirectUrl", "/thanks")),
        Wrong("A site with a path", "Workflows:Leads:AllowedOrigins", ("Workflows__Leads__AllowedOrigins__0", "https://www.example.com/form")),
        Wrong("An open form without a limit", "Workflows:Leads:PerAddressPerMinute", ("Workflows__Leads__Public", "true")),
        Wrong("An open field that there is not", "Workflows:Leads:PublicFields", ("Workflows__Leads__PublicFields__0", "emial")),
        Wrong("A hidden field that real leads have", "Workflows:Leads:Honeypot", ("Workflows__Leads__Honeypot", "email")),
        Wrong("A hidden field that is mapped to one", "Workflows:Leads:Honeypot", ("Workflows__Leads__Fields__mail", "email"), ("Workflows__Leads__Honeypot", "mail")),
        Wrong("A limit of no lead", "PerAddressPerMinute", ("Workflows__Leads__PerAddressPerMinute", "0")),
        Wrong("Plain http in Production", "HUBSPOT_BASE_URL", ("ASPNETCORE_ENVIRONMENT", "Production"), ("HUBSPOT_BASE_URL", "http://api.hubapi.com")),
    ];

    [TestCaseSource(nameof(WrongSettings))]
    public async Task Stops_it_with_one_line_that_names_the_setting_and_no_secret(string setting, Dictionary<string, string> environment)
    {
        await using var api = BuiltProgram.Api(environment);

        var exit = await api.ExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(api.Lines, Has.Count.EqualTo(1).And.One.Contains(setting));
            Assert.That(api.Lines, Has.None.Contains(Token).And.None.Contains(LongKey).And.None.Contains("abc"));
        });
    }

    [Test]
    public async Task Without_a_token_points_to_the_Playground()
    {
        await using var api = BuiltProgram.Api(new Dictionary<string, string>(StringComparer.Ordinal));
        await api.ExitAsync();

        Assert.That(api.Lines, Has.One.Contains("dotnet run --project tests/Playground"));
    }

    private static TestCaseData Wrong(string name, string setting, params (string Name, string Value)[] changes)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["HUBSPOT_PRIVATE_APP_TOKEN"] = Token,
            ["API_KEYS"] = $"shop:reader:{LongKey}",
            ["HUBSPOT_BASE_URL"] = "https://api.hubapi.com",
            ["PORT"] = "1",
        };
        foreach (var change in changes)
            environment[change.Name] = change.Value;
        return new TestCaseData(setting, environment).SetArgDisplayNames(name);
    }
}
