using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Deals;

/// <summary>Money and dates: numbers and ISO 8601 here, texts of several kinds in HubSpot.</summary>
public sealed class DealValuesTests : CrmFixture
{
    private const string Deals = "/api/v1/deals";

    [TestCase("0", "0")]
    [TestCase("38500", "38500")]
    [TestCase("0.1", "0.1")]
    [TestCase("17250.50", "17250.50")]
    [TestCase("-12.5", "-12.5")]
    [TestCase("123456789012.34", "123456789012.34")]
    [TestCase("1e3", "1000")]
    public async Task Writes_an_amount_as_HubSpot_takes_it(string json, string stored)
    {
        var id = (await Writer.PostAsync(Deals, $$"""{ "name": "A", "stage": "closedwon", "amount": {{json}} }""")).Succeeded().Id;

        Assert.That((await HubSpot.RecordAsync("deals", id))["amount"], Is.EqualTo(stored));
    }

    [TestCase("38500")]
    [TestCase("17250.50")]
    public async Task Answers_with_an_amount_as_a_number(string stored)
    {
        var id = await HubSpot.CreateAsync("deals", new { dealname = "A", dealstage = "closedwon", amount = stored });

        Assert.That((await Reader.GetAsync($"{Deals}/{id}")).Node("amount")!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.Number));
    }

    [TestCase("\"12\"")]
    [TestCase("true")]
    [TestCase("[]")]
    [TestCase("1e400")]
    public async Task Refuses_an_amount_that_is_no_number(string json)
    {
        Assert.That(await Writer.PostAsync(Deals, $$"""{ "name": "A", "stage": "closedwon", "amount": {{json}} }"""), Problem.Invalid("amount"));
    }

    [TestCase("2026-12-10", "2026-12-10T00:00:00.000Z")]
    [TestCase("2026-12-10T10:00:00Z", "2026-12-10T10:00:00.000Z")]
    [TestCase("2026-12-10T10:00:00", "2026-12-10T10:00:00.000Z")]
    [TestCase("2026-12-10T10:00:00.123456Z", "2026-12-10T10:00:00.123Z")]
    [TestCase("2026-12-10T10:00:00+02:00", "2026-12-10T08:00:00.000Z")]
    public async Task Takes_a_date_or_a_moment_and_answers_in_UTC(string written, string shown)
    {
        var answer = await Writer.PostAsync(Deals, new { name = "A", stage = "closedwon", closeDate = written });

        Assert.That((answer["closeDate"], (await HubSpot.RecordAsync("deals", answer.Id))["closedate"]), Is.EqualTo((shown, shown)));
    }

    [TestCase("\"tomorrow\"")]
    [TestCase("\"10.12.2026\"")]
    [TestCase("\"2026-13-01\"")]
    [TestCase("1795600000000")]
    public async Task Refuses_what_is_no_date(string json)
    {
        Assert.That(await Writer.PostAsync(Deals, $$"""{ "name": "A", "stage": "closedwon", "closeDate": {{json}} }"""), Problem.Invalid("closeDate"));
    }

    [TestCase("probability", "0.5")]
    [TestCase("isClosed", "true")]
    [TestCase("isWon", "true")]
    public async Task Refuses_a_field_that_only_HubSpot_sets(string field, string json)
    {
        Assert.That(await Writer.PostAsync(Deals, $$"""{ "name": "A", "stage": "closedwon", "{{field}}": {{json}} }"""), Problem.Invalid(field));
    }

    [Test]
    public async Task Shows_numbers_and_truths_as_such()
    {
        var answer = await Writer.PostAsync(Deals, new { name = "A", stage = "closedwon" });

        Assert.That((answer.Node("probability")!.ToJsonString(), answer.Node("isClosed")!.ToJsonString(), answer.Node("isWon")!.ToJsonString()), Is.EqualTo(("1.0", "true", "true")).Or.EqualTo(("1", "true", "true")));
    }

    [Test]
    public async Task Clears_an_amount_and_a_date_with_null()
    {
        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "closedwon", amount = 12, closeDate = "2026-12-10" })).Id;

        var answer = await Writer.PatchAsync($"{Deals}/{id}", """{ "amount": null, "closeDate": null }""");

        Assert.That((answer["amount"], answer["closeDate"]), Is.EqualTo((default(string), default(string))));
    }

    [Test]
    public async Task Is_made_with_its_contact_and_company_in_one_request()
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        var company = await HubSpot.CreateAsync("companies", new { name = "Northwind" });
        var before = await HubSpot.CallsAsync();

        var id = (await Writer.PostAsync(Deals, new { name = "A", stage = "closedwon", associations = new { contacts = new[] { contact }, companies = new[] { company } } })).Id;

        Assert.Multiple(async () =>
        {
            Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(1));
            Assert.That((await Reader.GetAsync($"{Deals}/{id}?include=contacts,companies"))["associations"], Is.EqualTo($$"""{"contacts":["{{contact}}"],"companies":["{{company}}"]}"""));
            Assert.That((await Reader.GetAsync($"{Contacts}/{contact}?include=deals"))["associations.deals.0"], Is.EqualTo(id));
            Assert.That((await Reader.GetAsync($"/api/v1/companies/{company}?include=deals"))["associations.deals.0"], Is.EqualTo(id));
        });
    }

    [Test]
    public async Task Names_the_records_that_it_cannot_be_associated_with()
    {
        var answer = await Writer.PostAsync(Deals, new { name = "A", stage = "closedwon", associations = new { companies = new[] { "18899999999" } } });

        Assert.Multiple(async () =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("associations.companies"));
            Assert.That(await HubSpot.RecordsAsync("deals"), Is.Empty);
        });
    }
}
