using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.Persistence.Keys;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class RecordAliasesTests(string engine) : EngineFixture(engine)
{
    private IRecordAliases Aliases => Get<IRecordAliases>();

    [Test]
    public async Task Both_old_ids_lead_to_the_survivor()
    {
        await Aliases.RememberAsync(CrmObjectType.Contact, ["1", "2"], "3", Ct);

        Assert.That((await FindAsync("1"), await FindAsync("2"), await FindAsync("3")), Is.EqualTo(("3", "3", (string?)null)));
    }

    [Test]
    public async Task Older_ids_follow_in_one_step()
    {
        await Aliases.RememberAsync(CrmObjectType.Contact, ["1", "2"], "3", Ct);
        await Aliases.RememberAsync(CrmObjectType.Contact, ["3", "4"], "5", Ct);

        Assert.That((await FindAsync("1"), await FindAsync("3"), await FindAsync("4")), Is.EqualTo(("5", "5", "5")));
    }

    [Test]
    public async Task A_survivor_that_keeps_its_id_is_no_alias()
    {
        await Aliases.RememberAsync(CrmObjectType.Contact, ["1", "2"], "1", Ct);
        await Aliases.RememberAsync(CrmObjectType.Contact, ["3", "1"], "1", Ct);

        Assert.That((await FindAsync("1"), await FindAsync("2"), await FindAsync("3")), Is.EqualTo(((string?)null, "1", "1")));
    }

    [Test]
    public async Task Types_are_kept_apart()
    {
        await Aliases.RememberAsync(CrmObjectType.Contact, ["1"], "3", Ct);

        Assert.That(await Aliases.FindAsync(CrmObjectType.Company, "1", Ct), Is.Null);
    }

    private Task<string?> FindAsync(string id) => Aliases.FindAsync(CrmObjectType.Contact, id, Ct);
}
