using System.Net;
using System.Net.Sockets;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Startup;

/// <summary>Where the built service takes its settings from.</summary>
public sealed class SettingsTests : CrmFixture
{
    private Dictionary<string, string> _environment = [];

    [SetUp]
    public void GivenAliases() => _environment = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["HUBSPOT_PRIVATE_APP_TOKEN"] = "sandbox-token",
        ["HUBSPOT_BASE_URL"] = HubSpot.Address.ToString(),
        ["API_KEYS"] = ApiKeys.Setting,
        ["URLS"] = "http://127.0.0.1:0",
    };

    [Test]
    public async Task Flat_names_are_enough_in_Production()
    {
        await using var api = BuiltProgram.Api(_environment);

        Assert.That(await StatusAsync(await api.ListeningAsync()), Is.EqualTo(200));
    }

    [Test]
    public async Task A_settings_own_name_wins_over_its_flat_one()
    {
        _environment["HUBSPOT_PRIVATE_APP_TOKEN"] = "wrong";
        _environment["HubSpot__AccessToken"] = "sandbox-token";
        await using var api = BuiltProgram.Api(_environment);

        Assert.That(await StatusAsync(await api.ListeningAsync()), Is.EqualTo(200));
    }

    [TestCase("Production")]
    [TestCase("Development")]
    public async Task PORT_says_where_it_listens(string environment)
    {
        _environment["ASPNETCORE_ENVIRONMENT"] = environment;
        _environment["URLS"] = "";
        _environment["PORT"] = FreePort.Next().ToString();
        await using var api = BuiltProgram.Api(_environment);

        Assert.That((await api.ListeningAsync()).Port, Is.EqualTo(int.Parse(_environment["PORT"])));
    }

    [Test]
    public async Task A_port_that_is_taken_is_said_in_a_line_of_its_own()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        _environment["URLS"] = "";
        _environment["PORT"] = ((IPEndPoint)taken.LocalEndpoint).Port.ToString();
        _environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        await using var api = BuiltProgram.Api(_environment);

        var exit = await api.ExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(api.Lines, Has.One.StartsWith("HubSpotCrm cannot start: ").And.Contains(_environment["PORT"]));
        });
    }

    [Test]
    public async Task A_file_of_settings_is_read_in_Development()
    {
        await using var api = BuiltProgram.Api(Only("Development"), await FolderWithSettingsAsync());

        Assert.That(await StatusAsync(await api.ListeningAsync()), Is.EqualTo(200));
    }

    [Test]
    public async Task The_environment_wins_over_the_file()
    {
        await using var api = BuiltProgram.Api(Only("Development", ("HUBSPOT_PRIVATE_APP_TOKEN", "wrong")), await FolderWithSettingsAsync());

        Assert.That(await StatusAsync(await api.ListeningAsync()), Is.EqualTo(502));
    }

    [Test]
    public async Task A_file_of_settings_is_not_read_in_Production()
    {
        await using var api = BuiltProgram.Api(Only("Production"), await FolderWithSettingsAsync());

        Assert.That(await api.ExitAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_file_is_read_again_when_it_changes()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("hubspotcrm-tests-").FullName, "token");
        await File.WriteAllTextAsync(file, "wrong");
        _environment["HubSpot__AccessTokenFile"] = file;
        await using var api = BuiltProgram.Api(_environment);
        var address = await api.ListeningAsync();
        var before = await StatusAsync(address);
        await File.WriteAllTextAsync(file, "sandbox-token\n");

        Assert.That((before, await UntilAsync(200, address)), Is.EqualTo((502, 200)));
    }

    private static Dictionary<string, string> Only(string environment, params (string Name, string Value)[] more) =>
        more.Append(("ASPNETCORE_ENVIRONMENT", environment)).Append(("URLS", "http://127.0.0.1:0")).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static async Task<string> FolderWithSettingsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hubspotcrm-tests-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, ".env"), $"HUBSPOT_PRIVATE_APP_TOKEN=sandbox-token\nHUBSPOT_BASE_URL={HubSpot.Address}\nAPI_KEYS={ApiKeys.Setting}\n");
        return folder;
    }

    private static async Task<int> StatusAsync(Uri address)
    {
        using var http = CrmClient.Http(address);
        return (await new CrmClient(http, ApiKeys.Reader).GetAsync(Contacts)).Status;
    }

    private static async Task<int> UntilAsync(int status, Uri address)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await StatusAsync(address) != status)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        return status;
    }
}
