using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Contacts;

public sealed class ContactFieldsTests : CrmFixture
{
    [TestCase("""{ "email": "a@example.org" }""")]
    [TestCase("""{ "firstName": "A" }""")]
    [TestCase("""{ "lastName": "A" }""")]
    public async Task An_email_or_a_name_is_enough_for_a_contact(string body)
    {
        Assert.That((await Writer.PostAsync(Contacts, body)).Status, Is.EqualTo(201));
    }

    [TestCase("""{ "city": "Madrid" }""")]
    [TestCase("""{ "email": "", "firstName": " " }""")]
    [TestCase("""{ "email": null }""")]
    public async Task Nothing_less_is(string body)
    {
        Assert.That(await Writer.PostAsync(Contacts, body), Problem.Invalid("email"));
    }

    [TestCase("plain")]
    [TestCase("@example.org")]
    [TestCase("a@")]
    [TestCase("a@b@example.org")]
    [TestCase("a b@example.org")]
    [TestCase("a@example")]
    [TestCase("a@example..org")]
    [TestCase("<a@example.org>")]
    [TestCase("a@example.org,b@example.org")]
    [TestCase("mailto:a@example.org")]
    public async Task Refuses_what_is_no_address(string email)
    {
        Assert.That(await Writer.PostAsync(Contacts, new { email }), Problem.Invalid("email"));
    }

    [Test]
    public async Task Keeps_addresses_in_lower_case()
    {
        Assert.That((await Writer.PostAsync(Contacts, new { email = "Ana.Ruiz@Example.ORG" }))["email"], Is.EqualTo("ana.ruiz@example.org"));
    }

    [TestCase("ana")]
    [TestCase("12a")]
    [TestCase("-1")]
    public async Task Refuses_what_is_no_owner_id(string ownerId)
    {
        Assert.That(await Writer.PostAsync(Contacts, new { firstName = "Ana", ownerId }), Problem.Invalid("ownerId"));
    }

    [Test]
    public async Task Names_every_wrong_field_at_once()
    {
        Assert.That(await Writer.PostAsync(Contacts, new { email = "plain", ownerId = "x", city = "\u0001" }), Problem.Invalid("email", "ownerId", "city"));
    }

    [Test]
    public async Task A_stage_goes_back_when_it_is_cleared_first()
    {
        var id = (await Writer.PostAsync(Contacts, new { email = "a@example.org", lifecycleStage = "customer" })).Id;
        await Writer.PatchAsync($"{Contacts}/{id}", """{ "lifecycleStage": null }""");

        Assert.That((await Writer.PatchAsync($"{Contacts}/{id}", new { lifecycleStage = "lead" }))["lifecycleStage"], Is.EqualTo("lead"));
    }
}
