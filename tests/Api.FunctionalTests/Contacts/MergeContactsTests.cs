using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Contacts;

public sealed class MergeContactsTests : CrmFixture
{
    private string _first = "";
    private string _second = "";

    [SetUp]
    public async Task GivenTwoContactsAsync()
    {
        _first = (await Writer.PostAsync(Contacts, new { email = "first@example.org", city = "Madrid" })).Id;
        _second = (await Writer.PostAsync(Contacts, new { email = "second@example.org", city = "Lisbon", phone = "+351211222333" })).Id;
    }

    [Test]
    public async Task Answers_with_the_surviving_contact()
    {
        var answer = await Writer.PostAsync($"{Contacts}/{_first}/merge", new { duplicateId = _second });

        Assert.That((answer.Status, answer["email"], answer["city"], answer["phone"]), Is.EqualTo((200, "first@example.org", "Madrid", "+351211222333")));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Both_old_ids_lead_to_the_surviving_contact(bool mergeKeepsPrimaryId)
    {
        await HubSpot.SetAsync(new { mergeKeepsPrimaryId });

        var merged = (await Writer.PostAsync($"{Contacts}/{_first}/merge", new { duplicateId = _second })).Id;

        Assert.That(((await Reader.GetAsync($"{Contacts}/{_first}"))["id"], (await Reader.GetAsync($"{Contacts}/{_second}"))["id"]), Is.EqualTo((merged, merged)));
    }

    [Test]
    public async Task A_batch_reads_both_old_ids()
    {
        var merged = (await Writer.PostAsync($"{Contacts}/{_first}/merge", new { duplicateId = _second })).Id;

        var answer = await Reader.PostAsync($"{Contacts}/batch/read", new { ids = new[] { _first, _second, merged } });

        Assert.That(answer.Each("results", "record.id"), Is.EqualTo(new[] { merged, merged, merged }));
    }

    [Test]
    public async Task Refuses_to_merge_a_contact_with_itself()
    {
        Assert.That(await Writer.PostAsync($"{Contacts}/{_first}/merge", new { duplicateId = _first }), Problem.Invalid("duplicateId"));
    }

    [TestCase("""{ "duplicateId": "abc" }""", "duplicateId")]
    [TestCase("""{ "duplicateId": "" }""", "duplicateId")]
    [TestCase("""{ "duplicateId": null }""", "duplicateId")]
    [TestCase("""{ "duplicateId": 5 }""", "duplicateId")]
    [TestCase("{}", "body")]
    public async Task Refuses_what_is_no_id(string body, string member)
    {
        Assert.That(await Writer.PostAsync($"{Contacts}/{_first}/merge", body), Problem.Invalid(member));
    }

    [Test]
    public async Task Answers_404_when_the_duplicate_does_not_exist()
    {
        Assert.That(await Writer.PostAsync($"{Contacts}/{_first}/merge", new { duplicateId = "1" }), Problem.Of(404, "record.not-found"));
    }

    [TestCase("1")]
    [TestCase("abc")]
    public async Task Answers_404_when_the_contact_does_not_exist(string id)
    {
        Assert.That(await Writer.PostAsync($"{Contacts}/{id}/merge", new { duplicateId = _second }), Problem.Of(404, "record.not-found"));
    }
}
