using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

public sealed class UpdateTests : SandboxFixture
{
    private string _id = null!;

    [SetUp]
    public async Task MakeAsync() => _id = (await HubSpot.Writer.CreateAsync(
        new() { Email = Text("ana@example.net"), FirstName = Text("Ana"), City = Text("Madrid"), Phone = Text("+34911222333") }, Ct)).Id;

    [Test]
    public async Task Sets_a_field() => Assert.That((await UpdateAsync(new() { City = Text("Porto") })).City, Is.EqualTo("Porto"));

    [Test]
    public async Task Leaves_a_field_that_is_absent()
    {
        await UpdateAsync(new() { City = Text("Porto") });

        Assert.That((await GetAsync(_id)).Phone, Is.EqualTo("+34911222333"));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Clears_a_field(string? nothing)
    {
        await UpdateAsync(new() { City = Text(nothing) });

        Assert.That((await GetAsync(_id)).City, Is.Null);
    }

    [TestCase("record")]
    [TestCase("written")]
    public async Task Answers_with_every_field_however_HubSpot_answers(string form)
    {
        await Sandbox.SetAsync($$"""{"updateAnswers":"{{form}}"}""");

        var answers = new List<string?>();
        for (var i = 0; i < 6; i++)
            answers.Add((await UpdateAsync(new() { City = Text($"city {i}") })).Phone);

        Assert.That(answers, Is.All.EqualTo("+34911222333"));
    }

    [Test]
    public async Task Reads_back_no_more_once_answers_have_proved_to_be_whole()
    {
        for (var i = 0; i < 6; i++)
            await UpdateAsync(new() { City = Text($"city {i}") });

        Assert.That(await Sandbox.CountOfAsync($"GET {Contacts}/{{id}}"), Is.EqualTo(3));
    }

    [Test]
    public async Task Writes_and_clears_a_custom_property()
    {
        await Sandbox.AddPropertyAsync("favourite_colour");
        await UpdateAsync(new() { CustomProperties = Custom("favourite_colour", "blue") });

        Assert.That((await UpdateAsync(new() { CustomProperties = Custom("favourite_colour", null) })).CustomProperties, Is.EqualTo(Custom("favourite_colour", null)));
    }

    [Test]
    public async Task Follows_a_merged_away_id()
    {
        var other = await CreateAsync("li@example.org");
        var survivor = await HubSpot.Merger.MergeAsync(Id(_id), Id(other.Id), Ct);

        Assert.That((await UpdateAsync(new() { City = Text("Porto") })).Id, Is.EqualTo(survivor.Id));
    }

    [Test]
    public void Finds_no_contact_under_an_unknown_id() =>
        Assert.That(() => HubSpot.Writer.UpdateAsync(Id("999"), new() { City = Text("Porto") }, Ct), Throws.TypeOf<CrmRecordNotFoundException>());

    [Test]
    public async Task Names_the_contact_that_has_the_email_already()
    {
        var other = await CreateAsync("li@example.org");

        Assert.That(() => UpdateAsync(new() { Email = Text("li@example.org") }),
            Throws.TypeOf<CrmConflictException>().With.Property(nameof(CrmConflictException.ExistingId)).EqualTo(other.Id));
    }

    private Task<Contact> UpdateAsync(ContactFields fields) => HubSpot.Writer.UpdateAsync(Id(_id), fields, Ct);
}
