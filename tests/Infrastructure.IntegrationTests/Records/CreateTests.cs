using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

public sealed class CreateTests : SandboxFixture
{
    [Test]
    public async Task Makes_a_contact_with_its_fields()
    {
        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), FirstName = Text("Ana"), LeadStatus = Text("NEW") }, Ct);

        Assert.That((made.Email, made.FirstName, made.LeadStatus), Is.EqualTo(("ana@example.net", "Ana", "NEW")));
    }

    [Test]
    public async Task Gives_the_contact_an_id_that_leads_to_it()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await GetAsync(made.Id)).Email, Is.EqualTo("ana@example.net"));
    }

    [Test]
    public async Task Says_when_the_contact_was_made() => Assert.That((await CreateAsync("ana@example.net")).CreatedAt, Is.Not.Null);

    [Test]
    public async Task Hands_back_the_custom_properties_that_were_written()
    {
        await Sandbox.AddPropertyAsync("favourite_colour");

        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), CustomProperties = Custom("favourite_colour", "blue") }, Ct);

        Assert.That(made.CustomProperties, Is.EqualTo(Custom("favourite_colour", "blue")));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Leaves_out_what_is_empty(string? city)
    {
        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), City = Text(city) }, Ct);

        Assert.That(made.City, Is.Null);
    }

    [Test]
    public async Task Names_the_contact_that_has_the_email_already()
    {
        var first = await CreateAsync("ana@example.net");

        Assert.That(() => CreateAsync("ANA@example.net"), Throws.TypeOf<CrmConflictException>().With.Property(nameof(CrmConflictException.ExistingId)).EqualTo(first.Id));
    }

    [Test]
    public async Task Takes_every_field_there_is()
    {
        var fields = new ContactFields
        {
            Email = Text("ana@example.net"),
            FirstName = Text("Ana"),
            LastName = Text("Ruiz"),
            Phone = Text("+34911222333"),
            MobilePhone = Text("+34611222333"),
            Company = Text("Ruiz"),
            JobTitle = Text("Buyer"),
            Website = Text("https://example.net"),
            Address = Text("Calle 1"),
            City = Text("Madrid"),
            State = Text("MD"),
            Zip = Text("28001"),
            Country = Text("Spain"),
            LifecycleStage = Text("lead"),
            LeadStatus = Text("NEW"),
            OwnerId = Text("64492917"),
        };

        var made = await HubSpot.Writer.CreateAsync(fields, Ct);

        Assert.That(typeof(ContactFields).GetProperties().Where(field => field.PropertyType == typeof(HubSpotCrm.Domain.Records.Optional<string>))
            .Where(field => typeof(Contact).GetProperty(field.Name)!.GetValue(made) is null).Select(field => field.Name), Is.Empty);
    }
}
