using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Contacts;

public sealed class UpsertByEmailTests : CrmFixture
{
    private const string Email = "ana@example.org";

    [Test]
    public async Task Answers_201_with_a_new_contact()
    {
        var answer = await PutAsync(Email, new { firstName = "Ana" });

        Assert.That((answer.Status, answer["email"], answer["firstName"]), Is.EqualTo((201, Email, "Ana")));
    }

    [Test]
    public async Task Names_the_address_of_a_new_contact()
    {
        var answer = await PutAsync(Email, new { });

        Assert.That((await Reader.GetAsync(answer.Header("Location")!))["id"], Is.EqualTo(answer.Id));
    }

    [Test]
    public async Task Answers_200_with_a_contact_that_was_there()
    {
        var id = (await Writer.PostAsync(Contacts, new { email = Email, city = "Madrid" })).Id;

        var answer = await PutAsync(Email, new { firstName = "Ana" });

        Assert.That((answer.Status, answer.Id, answer["firstName"], answer["city"]), Is.EqualTo((200, id, "Ana", "Madrid")));
    }

    [Test]
    public async Task Finds_the_contact_however_the_address_is_written()
    {
        await PutAsync(Email, new { });

        Assert.That((await PutAsync("ANA@Example.ORG", new { })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Clears_a_field_that_is_null()
    {
        await PutAsync(Email, new { city = "Madrid" });

        Assert.That((await PutAsync(Email, """{ "city": null }"""))["city"], Is.Null);
    }

    [Test]
    public async Task Writes_custom_properties()
    {
        await HubSpot.AddPropertyAsync("contacts", "shoe_size", "number");

        Assert.That((await PutAsync(Email, new { customProperties = new { shoe_size = 42 } }))["customProperties.shoe_size"], Is.EqualTo("42"));
    }

    [Test]
    public async Task Takes_the_same_email_in_the_body()
    {
        Assert.That((await PutAsync(Email, new { email = "ANA@example.org" })).Status, Is.EqualTo(201));
    }

    [TestCase("""{ "email": "other@example.org" }""")]
    [TestCase("""{ "email": null }""")]
    [TestCase("""{ "email": "" }""")]
    public async Task Refuses_another_email_in_the_body(string body)
    {
        Assert.That(await PutAsync(Email, body), Problem.Invalid("email"));
    }

    [Test]
    public async Task Refuses_a_path_that_is_no_address()
    {
        Assert.That(await PutAsync("plain", new { }), Problem.Invalid("email"));
    }

    [Test]
    public async Task Passes_on_that_HubSpot_refuses_an_option()
    {
        Assert.That(await PutAsync(Email, new { leadStatus = "MAYBE" }), Problem.Of(422, "record.rejected").About("leadStatus"));
    }

    [Test]
    public async Task Two_hundred_at_once_make_one_contact()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => PutAsync(Email, new { city = $"City {n}" })));

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => answer.Status).CountBy(status => status).ToDictionary(), Is.EqualTo(new Dictionary<int, int> { [200] = 199, [201] = 1 }));
            Assert.That(await HubSpot.RecordsAsync("contacts"), Has.Count.EqualTo(1));
        });
    }

    private static Task<Answer> PutAsync(string email, object body) => Writer.PutAsync($"{Contacts}/by-email/{email}", body);
}
