using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HubSpotCrm.Infrastructure.Persistence.Secrets;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Persistence.Secrets;

/// <summary>Keys that a certificate protects.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class KeyCertificateTests(string engine) : SecretsFixture(engine)
{
    [Test]
    public async Task No_key_can_be_read_in_its_table()
    {
        await RestartAsync(Setting("Certificate", "a"), Password("Certificate"));
        await KeepAsync();

        Assert.That(await KeysAsync(), Has.Count.EqualTo(1).And.All.Contains("EncryptedData").And.None.Contains("<masterKey"));
        await RestartAsync(Setting("Certificate", "a"), Password("Certificate"));
        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Body }));
    }

    [Test]
    public async Task Without_one_the_key_is_plain() // the control
    {
        await KeepAsync();

        Assert.That(await KeysAsync(), Has.Count.EqualTo(1).And.All.Contains("<masterKey"));
    }

    [Test]
    public async Task The_wrong_one_opens_nothing_and_stops_nothing()
    {
        await RestartAsync(Setting("Certificate", "a"), Password("Certificate"));
        var (kept, subscription) = (await KeepAsync(), await SubscribeAsync());
        await RestartAsync(Setting("Certificate", "b"), Password("Certificate"));

        Assert.That((await BodiesAsync(), await SecretsAsync()), Is.EqualTo((new[] { Unreadable }, new[] { Unreadable })));
        Assert.That(Lines.All, Has.Some.Contains("DataProtection:Certificate"));
        await KeepAsync();
        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Unreadable, Body }));

        await RestartAsync(Setting("Certificate", "a"), Password("Certificate"));
        Assert.That((await BodiesAsync(), await SecretsAsync()), Is.EqualTo((new[] { Body, Unreadable }, new[] { subscription.Secret!.Text })), "the right one opens its own again");
    }

    [Test]
    public async Task A_new_one_opens_what_the_one_before_protects()
    {
        await RestartAsync(Setting("Certificate", "a"), Password("Certificate"));
        await KeepAsync();
        await RestartAsync(Setting("Certificate", "b"), Password("Certificate"), Setting("PreviousCertificate", "a"), Password("PreviousCertificate"));

        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Body }));
    }

    private (string Name, string Value) Setting(string name, string file) => ($"DataProtection:{name}", CertificateFile.In(Folder, file));

    private static (string Name, string Value) Password(string name) => ($"DataProtection:{name}Password", CertificateFile.Password);
}

/// <summary>What is said at the start about a certificate that cannot be used.</summary>
public sealed class CertificateSettingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test]
    public void None_is_asked_for() => Assert.That(Failures(new()), Is.Null);

    [Test]
    public void A_usable_one_is_taken() =>
        Assert.That(Failures(new() { Certificate = CertificateFile.In(_folder.Path, "a"), CertificatePassword = CertificateFile.Password }), Is.Null);

    [Test]
    public void One_that_is_not_there_is_named() => Assert.That(Failures(new() { PreviousCertificate = _folder.File("none.pfx") }), Has.One.StartsWith("DataProtection:PreviousCertificate "));

    [Test]
    public void A_wrong_password_is_named_and_not_shown() =>
        Assert.That(Failures(new() { Certificate = CertificateFile.In(_folder.Path, "a"), CertificatePassword = "mistyped" }), Has.One.Contains("DataProtection:CertificatePassword").And.None.Contains("mistyped"));

    [Test]
    public void One_without_its_key_is_refused() =>
        Assert.That(Failures(new() { Certificate = CertificateFile.In(_folder.Path, "a", withKey: false), CertificatePassword = CertificateFile.Password }), Has.One.Contains("no RSA private key"));

    private static IEnumerable<string>? Failures(SecretsOptions options) => new SecretsOptionsValidator().Validate(null, options).Failures;
}

/// <summary>Certificates for tests, made once for each folder.</summary>
internal static class CertificateFile
{
    public const string Password = "open-sesame";

    public static string In(string folder, string name, bool withKey = true)
    {
        var file = Path.Combine(folder, $"{name}.pfx");
        if (File.Exists(file))
            return file;
        using var key = RSA.Create(2048);
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(1));
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        File.WriteAllBytes(file, new X509Certificate2Collection(withKey ? certificate : bare).Export(X509ContentType.Pkcs12, Password)!);
        return file;
    }
}
