using System.Net;
using System.Text;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.Phones;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Http;

/// <summary>Bodies that HubSpot has sent somewhere and the sandbox does not send.</summary>
public sealed class HubSpotErrorTests
{
    private static readonly ErrorTranslation Errors = new([new ContactMap(new InternationalNumbers(Options.Create(new PhoneOptions())))], TimeProvider.System);

    [TestCase("""{"message":"Contact already exists. Existing ID: 51200000101"}""", "51200000101")]
    [TestCase("""{"message":"Contact already exists. Existing ID: 7, see there"}""", "7")]
    [TestCase("""{"message":"Contact already exists."}""", null)]
    [TestCase("""{"message":"Existing ID: none"}""", null)]
    [TestCase("{}", null)]
    [TestCase("<html/>", null)]
    public async Task Finds_the_existing_id_in_a_conflict(string body, string? id) => Assert.That((await ErrorAsync(409, body) as CrmConflictException)?.ExistingId, Is.EqualTo(id));

    [TestCase("""{"message":"Property values were not valid: [{\"message\":\"bad\",\"error\":\"INVALID_EMAIL\",\"name\":\"firstname\"}]"}""", "firstName")]
    [TestCase("""{"message":"Property values were not valid: [oops","errors":[]}""", null)]
    [TestCase("""{"message":"no","errors":[{"message":"bad","in":"lastname"}]}""", "lastName")]
    [TestCase("""{"message":"no","errors":[{"message":"bad","context":{"propertyName":"lastname"}}]}""", "lastName")]
    [TestCase("""{"message":"no","errors":[{"message":"bad","context":{"propertyName":["hs_custom"]}}]}""", "customProperties.hs_custom")]
    [TestCase("""{"message":"Some required properties were not set.","context":{"properties":["email"]}}""", "email")]
    [TestCase("""{"message":"no","context":{"properties":null}}""", null)]
    [TestCase("""{"errors":null}""", null)]
    public async Task Finds_the_field_in_a_refusal(string body, string? field) =>
        Assert.That((await ErrorAsync(400, body) as CrmRejectedException)?.Fields.Keys.SingleOrDefault(), Is.EqualTo(field));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("<html></html>")]
    public async Task Blames_HubSpot_for_a_body_that_is_not_its_own(string body) => Assert.That(await ErrorAsync(400, body), Is.TypeOf<CrmUnavailableException>());

    [Test]
    public async Task Reads_a_body_of_an_unknown_charset() => Assert.That(await ErrorAsync(404, "{}", "application/json;charset=no-such"), Is.TypeOf<CrmRecordNotFoundException>());

    [TestCase("DAILY")]
    [TestCase("TEN_SECONDLY_ROLLING")]
    public async Task Takes_the_policy_as_the_category_of_a_rate_limit(string policy) =>
        Assert.That((await ErrorAsync(429, $$"""{"policyName":"{{policy}}"}""") as CrmBusyException)?.Answer?.Category, Is.EqualTo(policy));

    private static async Task<Exception?> ErrorAsync(int status, string body, string contentType = "application/json")
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        response.RequestMessage = new(HttpMethod.Get, "https://api.hubapi.com/crm/objects/2026-09/contacts/1");
        return await Errors.FromAnswerAsync(response);
    }
}
