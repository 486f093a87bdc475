using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Properties;

public sealed class PropertyGroupTests : SandboxFixture
{
    private const string Path = "/crm/properties/2026-09/contacts";
    private const string Colour =
        """{"name":"favourite_colour","label":"Colour","type":"enumeration","fieldType":"select","groupName":"mine","options":[{"label":"Red","value":"red"},{"label":"Green","value":"green"}]}""";

    [SetUp]
    public Task AddGroupAsync() => Api.PostAsync($"{Path}/groups", """{"name":"mine","label":"Mine"}""");

    [Test]
    [Cites("FACTS §9")]
    public async Task Reads_creates_and_archives_in_batches()
    {
        var created = await Api.PostAsync($"{Path}/batch/create", $$"""{"inputs":[{{Colour}}]}""");
        var read = await Api.PostAsync($"{Path}/batch/read", """{"inputs":[{"name":"favourite_colour"},{"name":"nothing"}]}""");
        var archived = await Api.PostAsync($"{Path}/batch/archive", """{"inputs":[{"name":"favourite_colour"}]}""");

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(read.Status, Is.EqualTo(207));
        Assert.That(read.Each("results", "name"), Is.EqualTo(new[] { "favourite_colour" }));
        Assert.That(archived.Status, Is.EqualTo(204));
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Keeps_groups_and_refuses_to_archive_one_in_use()
    {
        await Api.PostAsync(Path, Colour);

        Assert.That((await Api.GetAsync($"{Path}/groups")).Each("results", "name"), Does.Contain("mine"));
        Assert.That((await Api.PostAsync($"{Path}/groups", """{"name":"mine","label":"Mine"}""")).Status, Is.EqualTo(409));
        Assert.That((await Api.PatchAsync($"{Path}/groups/mine", """{"label":"Ours"}"""))["label"], Is.EqualTo("Ours"));
        Assert.That((await Api.DeleteAsync($"{Path}/groups/mine"))["subCategory"], Is.EqualTo("PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES"));
        await Api.DeleteAsync($"{Path}/favourite_colour");
        Assert.That((await Api.DeleteAsync($"{Path}/groups/mine")).Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"{Path}/groups/mine")).Status, Is.EqualTo(404));
    }
}
