using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

public sealed class ReadTests : SandboxFixture
{
    private static readonly RecordView Archived = RecordView.Typed with { Archived = true };

    [Test]
    public void Finds_no_contact_under_an_unknown_id() => Assert.That(() => GetAsync("999"), Throws.TypeOf<CrmRecordNotFoundException>());

    [Test]
    public async Task Brings_along_custom_properties_that_are_asked_for()
    {
        await Sandbox.AddPropertyAsync("favourite_colour");
        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), CustomProperties = Custom("favourite_colour", "blue") }, Ct);

        Assert.That((await GetAsync(made.Id, "favourite_colour")).CustomProperties, Is.EqualTo(Custom("favourite_colour", "blue")));
    }

    [Test]
    public async Task Shows_a_property_without_a_value_as_null()
    {
        await Sandbox.AddPropertyAsync("favourite_colour");
        var made = await CreateAsync("ana@example.net");

        Assert.That((await GetAsync(made.Id, "favourite_colour")).CustomProperties, Is.EqualTo(Custom("favourite_colour", null)));
    }

    [Test]
    public async Task Leaves_out_a_property_that_does_not_exist()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await GetAsync(made.Id, "no_such_property")).CustomProperties, Is.Empty);
    }

    [Test]
    public async Task Shows_an_archived_contact_only_when_asked()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct);

        Assert.That((await HubSpot.Reader.GetAsync(Id(made.Id), Archived, Ct)).Archived, Is.True);
    }

    [Test]
    public async Task Hides_an_archived_contact()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct);

        Assert.That(() => GetAsync(made.Id), Throws.TypeOf<CrmRecordNotFoundException>());
    }

    [TestCase("ana+crm@example.net")]
    [TestCase("ana&crm=1@example.net")]
    [TestCase("ana#1%2f@example.net")]
    [TestCase("josé@example.net")]
    public async Task Finds_a_contact_by_any_email(string email)
    {
        var made = await CreateAsync(email);

        Assert.That((await HubSpot.Reader.FindAsync(new("email", email), RecordView.Typed, Ct))?.Id, Is.EqualTo(made.Id));
    }

    [Test]
    public async Task Finds_a_contact_by_a_custom_unique_property()
    {
        await Sandbox.AddPropertyAsync("external_id", "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true");
        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), CustomProperties = Custom("external_id", "A-1") }, Ct);

        Assert.That((await HubSpot.Reader.FindAsync(new("external_id", "A-1"), RecordView.Typed, Ct))?.Id, Is.EqualTo(made.Id));
    }

    [Test]
    public async Task Finds_nobody_by_an_email_that_nobody_has() =>
        Assert.That(await HubSpot.Reader.FindAsync(new("email", "nobody@example.net"), RecordView.Typed, Ct), Is.Null);

    [Test]
    public async Task Lists_page_by_page_in_the_order_of_the_ids()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await CreateAsync($"a{i}@example.net")).Id);

        var listed = new List<string>();
        string? after = null;
        do
        {
            var page = await HubSpot.Reader.ListAsync(2, after, RecordView.Typed, Ct);
            listed.AddRange(page.Results.Select(contact => contact.Id));
            after = page.After;
        }
        while (after is not null);

        Assert.That(listed, Is.EqualTo(made));
    }

    [Test]
    public async Task Lists_archived_contacts_only_when_asked()
    {
        await CreateAsync("a@example.net");
        var gone = await CreateAsync("b@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(gone.Id), Ct);

        Assert.That((await HubSpot.Reader.ListAsync(10, after: null, Archived, Ct)).Results.Select(contact => contact.Id), Is.EqualTo([gone.Id]));
    }

    [Test]
    public async Task Lists_nothing_in_an_empty_account() => Assert.That((await HubSpot.Reader.ListAsync(10, after: null, RecordView.Typed, Ct)).Results, Is.Empty);
}
