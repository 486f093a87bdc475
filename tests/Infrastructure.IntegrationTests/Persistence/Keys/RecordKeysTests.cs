using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.Persistence.Keys;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class RecordKeysTests(string engine) : EngineFixture(engine)
{
    private IRecordKeys Keys => Get<IRecordKeys>();

    [Test]
    public async Task Finds_what_was_remembered_last()
    {
        await RememberAsync("1");
        await RememberAsync("2");

        Assert.That(await FindAsync(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Finds_it_after_a_restart()
    {
        await RememberAsync("1");
        await RestartAsync();

        Assert.That(await FindAsync(), Is.EqualTo("1"));
    }

    [Test]
    public async Task Finds_nothing_that_was_forgotten()
    {
        await RememberAsync("1");
        await Keys.ForgetAsync(CrmObjectType.Company, new(Key(), "1"), Ct);

        Assert.That(await FindAsync(), Is.Null);
    }

    [Test]
    public async Task Does_not_forget_what_another_record_holds_by_now()
    {
        await RememberAsync("2");
        await Keys.ForgetAsync(CrmObjectType.Company, new(Key(), "1"), Ct);

        Assert.That(await FindAsync(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Keeps_types_and_fields_apart()
    {
        await RememberAsync("1");

        Assert.That(await Keys.FindAsync(CrmObjectType.Contact, Key(), Ct), Is.Null);
        Assert.That(await Keys.FindAsync(CrmObjectType.Company, new("website", Key().Value), Ct), Is.Null);
    }

    [Test]
    public async Task Remembers_many_in_one_go_the_last_of_one_key()
    {
        await Keys.RememberAsync(CrmObjectType.Company, [.. Enumerable.Range(0, 200).Select(each => new HeldKey(Key($"n{each % 100}"), $"{each}"))], Ct);

        Assert.That((await FindAsync("n7"), await FindAsync("n99")), Is.EqualTo(("107", "199")));
    }

    [Test]
    public async Task Forgets_all_of_a_record_and_nothing_of_others()
    {
        await Keys.RememberAsync(CrmObjectType.Company, [new(Key("a"), "1"), new(Key("b"), "1"), new(Key("c"), "2")], Ct);
        await Keys.ForgetRecordAsync(CrmObjectType.Company, "1", Ct);

        Assert.That((await FindAsync("a"), await FindAsync("b"), await FindAsync("c")), Is.EqualTo(((string?)null, (string?)null, "2")));
    }

    [TestCase("\0")]
    [TestCase("")]
    [TestCase(null, 100_000)]
    public async Task Leaves_out_what_no_key_can_be(string? value, int length = 0)
    {
        await Keys.RememberAsync(CrmObjectType.Contact, [new(new("phone", value ?? new string('1', length)), "1"), new(new("phone", "+442079460001"), "1")], Ct);

        Assert.That(await Keys.FindAsync(CrmObjectType.Contact, new("phone", "+442079460001"), Ct), Is.EqualTo("1"));
    }

    [Test]
    public async Task Takes_many_who_write_the_same_keys()
    {
        var keys = Enumerable.Range(0, 50).Select(each => new HeldKey(Key($"n{each}"), "1")).ToList();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(each => Keys.RememberAsync(CrmObjectType.Company, each % 2 == 0 ? keys : [.. Enumerable.Reverse(keys)], Ct)));

        Assert.That(await FindAsync("n49"), Is.EqualTo("1"));
    }

    private static UniqueKey Key(string name = "northwind-bikes") => new("domain", $"{name}.example.net");

    private Task<string?> FindAsync(string name = "northwind-bikes") => Keys.FindAsync(CrmObjectType.Company, Key(name), Ct);

    private Task RememberAsync(string id) => Keys.RememberAsync(CrmObjectType.Company, [new(Key(), id)], Ct);
}
