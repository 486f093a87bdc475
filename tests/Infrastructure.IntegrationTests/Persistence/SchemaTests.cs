using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Postgres;
using HubSpotCrm.Infrastructure.Persistence.Schema;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>The scripts that the service applies are what EF Core makes of the migrations, and the migrations are all of the model.</summary>
[TestFixture("Sqlite")]
[TestFixture("Postgres")]
public sealed class SchemaTests(string engine)
{
    private CrmDbContext _context = null!;

    [SetUp]
    public void Open() => _context = engine == "Sqlite" ? SqliteCrmDbContext.Create() : PostgresCrmDbContext.Create();

    [TearDown]
    public void Close() => _context.Dispose();

    [Test]
    public void There_is_a_migration() => Assert.That(MigrationScript.Ids(engine), Is.Not.Empty);

    [Test]
    public void The_model_has_no_change_without_a_migration() => Assert.That(_context.Database.HasPendingModelChanges(), Is.False, "dotnet ef migrations add");

    [Test]
    public void Every_migration_has_its_script() => Assert.That(MigrationScript.Ids(engine), Is.EqualTo(_context.Database.GetMigrations()));

    [Test]
    public void Every_script_is_what_its_migration_says()
    {
        var migrator = _context.GetService<IMigrator>();
        var before = "0";
        foreach (var id in MigrationScript.Ids(engine))
        {
            var expected = migrator.GenerateScript(before, id, MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.NoTransactions);
            Assert.That(Lines(MigrationScript.Read(engine, id).Sql), Is.EqualTo(Lines(expected)), $"dotnet ef migrations script {before} {id} --no-transactions");
            before = id;
        }
    }

    private static string[] Lines(string script) => script.ReplaceLineEndings("\n").Trim().Split('\n');
}
