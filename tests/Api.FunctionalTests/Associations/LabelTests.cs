using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Associations;

/// <summary>Labels of associations: HubSpot's own and those of the account.</summary>
public sealed class LabelTests : OwnSystemFixture
{
    private string _contact = "";
    private string _deal = "";

    [SetUp]
    public async Task GivenLabelsAsync()
    {
        await HubSpot.AddLabelAsync("contacts", "deals", "Decision maker", "Decided by");
        await HubSpot.AddLabelAsync("contacts", "deals", "Budget holder");
        _contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        _deal = await HubSpot.CreateAsync("deals", new { dealname = "A", dealstage = "closedwon" });
    }

    [TestCase("Decision maker")]
    [TestCase("decision MAKER")]
    [TestCase("%20Decision%20maker%20")]
    public async Task A_label_is_named_by_its_words(string label)
    {
        var answer = await LabelAsync(label);

        Assert.That((answer.Status, await LabelsAsync($"contacts/{_contact}", "deals")), Is.EqualTo((204, "Decision maker")));
    }

    [Test]
    public async Task The_other_side_shows_the_inverse_label()
    {
        await LabelAsync("Decision maker");

        Assert.That(await LabelsAsync($"deals/{_deal}", "contacts"), Is.EqualTo("Decided by"));
    }

    [Test]
    public async Task A_label_is_named_from_the_side_that_it_is_put_on()
    {
        var answer = await Writer.PutAsync($"/api/v1/deals/{_deal}/associations/contacts/{_contact}?label=Decided by", "");

        Assert.That((answer.Status, await LabelsAsync($"contacts/{_contact}", "deals")), Is.EqualTo((204, "Decision maker")));
    }

    [Test]
    public async Task A_second_label_joins_the_first()
    {
        await LabelAsync("Decision maker");
        await LabelAsync("Budget holder");

        Assert.That((await LabelsAsync($"contacts/{_contact}", "deals")).Split(", "), Is.EquivalentTo(new[] { "Decision maker", "Budget holder" }));
    }

    [Test]
    public async Task A_second_label_joins_the_first_of_a_record_with_many_associations()
    {
        await LabelAsync("Decision maker");
        await HubSpot.AssociateAsync("contacts", _contact, "deals", await HubSpot.CreateManyAsync("deals", Enumerable.Repeat(new { dealname = "B", dealstage = "closedwon" }, 600)));
        var last = (await HubSpot.RecordsAsync("deals"))[^1].Id;
        await Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/deals/{last}?label=Decision maker", "");

        await Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/deals/{last}?label=Budget holder", "");

        Assert.That((await LabelsAsync($"deals/{last}", "contacts")).Split(", "), Is.EquivalentTo(new[] { "Decided by", "Budget holder" }));
    }

    [Test]
    public async Task An_association_without_a_label_shows_none()
    {
        await Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/deals/{_deal}", "");

        Assert.That((await Reader.GetAsync($"/api/v1/contacts/{_contact}/associations/deals")).Node("results.0.labels")!.ToJsonString(), Is.EqualTo("[]"));
    }

    [Test]
    public async Task An_association_without_a_label_leaves_the_labels_that_are_there()
    {
        await LabelAsync("Decision maker");

        await Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/deals/{_deal}", "");

        Assert.That(await LabelsAsync($"contacts/{_contact}", "deals"), Is.EqualTo("Decision maker"));
    }

    [Test]
    public async Task An_unknown_label_is_refused_with_those_there_are()
    {
        var answer = await LabelAsync("Friend");

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("label"));
            Assert.That(answer["errors.label.0"], Does.Contain("Decision maker").And.Contain("Budget holder").And.Not.Contain("Decided by"));
        });
    }

    [Test]
    public async Task A_label_that_was_added_after_the_labels_were_read_is_known()
    {
        await LabelAsync("Decision maker");
        Clock.Skip(TimeSpan.FromSeconds(6));
        await HubSpot.AddLabelAsync("contacts", "deals", "Champion");

        Assert.That((await LabelAsync("Champion")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Refuses_a_label_that_is_too_long()
    {
        Assert.That(await LabelAsync(new string('x', 101)), Problem.Invalid("label"));
    }

    [Test]
    public async Task Primary_moves_to_the_company_that_gets_it()
    {
        var companies = await HubSpot.CreateManyAsync("companies", [new { name = "A" }, new { name = "B" }]);
        foreach (var company in companies)
            await Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/companies/{company}?label=Primary", "");

        var answer = await Reader.GetAsync($"/api/v1/contacts/{_contact}/associations/companies");

        Assert.That((answer.Each("results", "id"), answer["results.0.labels"], answer["results.1.labels"]), Is.EqualTo((companies, "[]", """["Primary"]""")));
    }

    [Test]
    public async Task Removing_an_association_removes_its_labels()
    {
        await LabelAsync("Decision maker");
        await Writer.DeleteAsync($"/api/v1/contacts/{_contact}/associations/deals/{_deal}");

        Assert.That((await Reader.GetAsync($"/api/v1/contacts/{_contact}/associations/deals")).Count("results"), Is.Zero);
    }

    private Task<Answer> LabelAsync(string label) => Writer.PutAsync($"/api/v1/contacts/{_contact}/associations/deals/{_deal}?label={label}", "");

    private async Task<string> LabelsAsync(string record, string to) =>
        string.Join(", ", (await Reader.GetAsync($"/api/v1/{record}/associations/{to}")).Node("results.0.labels")!.AsArray().Select(label => label!.ToString()));
}
