using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Contacts;

public sealed class EraseContactTests : CrmFixture
{
    private string _id = "";

    [SetUp]
    public async Task GivenContactAsync() => _id = (await Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id;

    [TestCase("ana@example.org")]
    [TestCase("ANA@Example.org")]
    public async Task Answers_204_when_the_email_confirms_it(string confirm)
    {
        Assert.That((await EraseAsync(_id, new { confirm })).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Nothing_is_left_of_the_contact()
    {
        await EraseAsync(_id, new { confirm = "ana@example.org" });

        Assert.That(await HubSpot.RecordsAsync("contacts"), Is.Empty);
    }

    [Test]
    public async Task Answers_404_once_it_is_erased()
    {
        await EraseAsync(_id, new { confirm = "ana@example.org" });

        Assert.That(await EraseAsync(_id, new { confirm = "ana@example.org" }), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Erases_a_contact_that_is_archived()
    {
        await HubSpot.ArchiveAsync("contacts", _id);

        Assert.That((await EraseAsync(_id, new { confirm = "ana@example.org" })).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Erases_a_contact_without_an_email_when_the_id_confirms_it()
    {
        var id = (await Writer.PostAsync(Contacts, new { firstName = "Ana" })).Id;

        Assert.That((await EraseAsync(id, new { confirm = id })).Status, Is.EqualTo(204));
    }

    [TestCase("other@example.org")]
    [TestCase("yes")]
    [TestCase("ana@example.org.evil")]
    public async Task Refuses_what_does_not_confirm_it(string confirm)
    {
        Assert.That(await EraseAsync(_id, new { confirm }), Problem.Of(422, "erase.not-confirmed"));
    }

    [Test]
    public async Task Refuses_the_id_of_a_contact_that_has_an_email()
    {
        Assert.That(await EraseAsync(_id, new { confirm = _id }), Problem.Of(422, "erase.not-confirmed"));
    }

    [Test]
    public async Task Erases_nothing_that_is_not_confirmed()
    {
        await EraseAsync(_id, new { confirm = "other@example.org" });

        Assert.That((await Reader.GetAsync($"{Contacts}/{_id}")).Status, Is.EqualTo(200));
    }

    [TestCase("""{ "confirm": "" }""", "confirm")]
    [TestCase("""{ "confirm": " " }""", "confirm")]
    [TestCase("""{ "confirm": null }""", "confirm")]
    [TestCase("""{ "confirm": true }""", "confirm")]
    [TestCase("{}", "body")]
    public async Task Refuses_a_confirmation_that_says_nothing(string body, string member)
    {
        Assert.That(await EraseAsync(_id, body), Problem.Invalid(member));
    }

    [TestCase("1")]
    [TestCase("abc")]
    public async Task Answers_404_for_an_id_that_names_no_contact(string id)
    {
        Assert.That(await EraseAsync(id, new { confirm = "ana@example.org" }), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Takes_no_writer()
    {
        Assert.That(await Writer.PostAsync($"{Contacts}/{_id}/erase", new { confirm = "ana@example.org" }), Problem.Of(403, "auth.forbidden"));
    }

    private static Task<Answer> EraseAsync(string id, object body) => Operator.PostAsync($"{Contacts}/{id}/erase", body);
}
