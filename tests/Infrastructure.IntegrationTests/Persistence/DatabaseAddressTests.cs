using HubSpotCrm.Infrastructure.Persistence;
using Npgsql;

namespace Infrastructure.IntegrationTests.Persistence;

public sealed class DatabaseAddressTests
{
    private const string Secret = "s3cr:t@/?#";

    [TestCase("Data Source=data/crm.db")]
    [TestCase("DataSource=data/crm.db")]
    [TestCase("Filename=data/crm.db")]
    public void Takes_a_file(string setting)
    {
        var address = DatabaseAddress.Parse(setting);

        Assert.That((address.IsPostgres, address.Value), Is.EqualTo((false, Path.GetFullPath("data/crm.db"))));
    }

    [TestCase("postgres")]
    [TestCase("postgresql")]
    [TestCase("POSTGRES")]
    public void Takes_the_address_that_hosts_hand_out(string scheme)
    {
        var words = Words($"{scheme}://ana%40crm:{Uri.EscapeDataString(Secret)}@db.example.net:6432/crm%20data?sslmode=verify-full&connect_timeout=3&application_name=crm-2");

        Assert.Multiple(() =>
        {
            Assert.That((words.Host, words.Port, words.Database, words.Username, words.Password), Is.EqualTo(("db.example.net", 6432, "crm data", "ana@crm", Secret)));
            Assert.That((words.SslMode, words.Timeout, words.ApplicationName), Is.EqualTo((SslMode.VerifyFull, 3, "crm-2")));
        });
    }

    [Test]
    public void Adds_what_is_not_said()
    {
        var words = Words("postgres://ana@db.example.net/crm");

        Assert.That((words.Port, words.KeepAlive, words.CommandTimeout, words.NoResetOnClose, words.MaxAutoPrepare > 0), Is.EqualTo((5432, 10, 15, true, true)));
    }

    [Test]
    public void Leaves_what_is_said()
    {
        var words = Words("Host=db.example.net;Database=crm;Username=ana;Keepalive=30;Max Auto Prepare=0;Maximum Pool Size=3");

        Assert.That((words.KeepAlive, words.MaxAutoPrepare, words.MaxPoolSize), Is.EqualTo((30, 0, 3)));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("data/crm.db")]
    [TestCase("Data Source=")]
    [TestCase("Data Source=:memory:")]
    [TestCase("Data Source=file:crm?mode=memory")]
    [TestCase("Data Source=crm.db;Password=s3cr3t")]
    [TestCase("mysql://ana:s3cr3t@db.example.net/crm")]
    [TestCase("postgres://ana:s3cr3t@db.example.net")]
    [TestCase("postgres://ana:s3cr3t@db.example.net/crm?sslmode=perhaps")]
    [TestCase("postgres://ana:s3cr3t@db.example.net/crm?unheard_of=1")]
    [TestCase("postgres://ana:s3cr3t@db.example.net:notaport/crm")]
    [TestCase("Host=db.example.net;Password=s3cr3t;Unheard=1")]
    [TestCase("Host=db.example.net;Password=s3cr3t;Timeout=soon")]
    public void Refuses_what_leads_to_no_database_without_repeating_it(string setting)
    {
        var result = new DatabaseOptionsValidator().Validate(name: null, new() { Connection = setting });

        Assert.Multiple(() =>
        {
            Assert.That(result.Failed, Is.True);
            Assert.That(result.FailureMessage, Does.StartWith("DATABASE_URL (Database:Connection) ").And.Not.Contain("s3cr3t"));
        });
    }

    private static NpgsqlConnectionStringBuilder Words(string setting)
    {
        var address = DatabaseAddress.Parse(setting);
        Assert.That(address.IsPostgres, Is.True);
        return new(address.Value);
    }
}
