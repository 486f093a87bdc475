using System.Net.Http.Headers;
using System.Text;
using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Conventions;

public sealed class StrictJsonTests : CrmFixture
{
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("\"text\"")]
    [TestCase("true")]
    [TestCase("{")]
    [TestCase("{ \"firstName\": ")]
    [TestCase("{ \"firstName\": \"Ana\" ")]
    [TestCase("{ \"firstName\": \"Ana\", }")]
    [TestCase("{ \"firstName\": \"Ana\" } { }")]
    [TestCase("{ \"firstName\": \"Ana\" } x")]
    [TestCase("{ /* who */ \"firstName\": \"Ana\" }")]
    [TestCase("{ \"firstName\": \"Ana\" } // who")]
    [TestCase("{ 'firstName': 'Ana' }")]
    [TestCase("{ firstName: \"Ana\" }")]
    [TestCase("{ \"firstName\": NaN }")]
    [TestCase("{ \"firstName\": Infinity }")]
    [TestCase("{ \"firstName\": undefined }")]
    [TestCase("{ \"firstName\": \"A\nB\" }")]
    [TestCase("{ \"firstName\": \"\\x41\" }")]
    [TestCase("{ \"firstName\": \"\\ud800\" }")]
    [TestCase("{ \"firstName\": \"\\udc00\\ud800\" }")]
    [TestCase("{ \"\\ud800\": \"Ana\" }")]
    [TestCase("{ \"firstName\": \"\\u0000\" }")]
    [TestCase("{ \"firstName\": \"Ana\", \"firstName\": \"Eva\" }")]
    [TestCase("{ \"firstName\": \"Ana\", \"FirstName\": \"Eva\" }")]
    [TestCase("{ \"FIRSTNAME\": \"Ana\" }")]
    [TestCase("{ \"firstname\": \"Ana\" }")]
    [TestCase("{ \"firstName\": 1e400 }")]
    [TestCase("{ \"firstName\": { \"value\": \"Ana\" } }")]
    [TestCase("{ \"firstName\": [\"Ana\"] }")]
    [TestCase("{ \"firstName\": true }")]
    [TestCase("{ \"firstName\": \"Ana\", \"__proto__\": {} }")]
    [TestCase("{ \"firstName\": \"Ana\", \"$type\": \"System.String\" }")]
    [TestCase("{ \"\": \"Ana\" }")]
    public async Task Refuses_what_is_not_exactly_a_contact(string body)
    {
        Assert.That(await Writer.PostAsync(Contacts, body), Problem.Of(400, "request.invalid"));
    }

    [TestCase(33)]
    [TestCase(65)]
    [TestCase(10_000)]
    public async Task Refuses_json_of_any_depth(int depth)
    {
        Assert.That(await Writer.PostAsync(Contacts, $$"""{ "firstName": {{new string('[', depth)}}{{new string(']', depth)}} }"""), Problem.Of(400, "request.invalid"));
    }

    [Test]
    public async Task Refuses_a_hundred_thousand_members()
    {
        var members = string.Join(',', Enumerable.Range(0, 100_000).Select(n => $"\"{n}\":1"));

        Assert.That(await Writer.PostAsync(Contacts, $"{{{members}}}"), Problem.Of(400, "request.invalid"));
    }

    [TestCase(new byte[] { 0xFF })]
    [TestCase(new byte[] { 0xC0, 0xAF })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 })]
    [TestCase(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public async Task Refuses_what_is_not_UTF8(byte[] wrong)
    {
        Assert.That(await PostAsync([.. "{\"firstName\":\""u8, .. wrong, .. "\"}"u8]), Problem.Of(400, "request.invalid"));
    }

    [Test]
    public async Task Passes_over_a_byte_order_mark()
    {
        Assert.That((await PostAsync([0xEF, 0xBB, 0xBF, .. "{\"firstName\":\"Ana\"}"u8])).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Names_no_type_of_its_own_code()
    {
        var answer = await Writer.PostAsync(Contacts, """{ "firstName": 7, "city": [] }""");

        Assert.That(answer.Text, Does.Not.Contain("System").And.Not.Contain("Optional").And.Not.Contain("ContactRequest").And.Not.Contain("Path:"));
    }

    private static Task<Answer> PostAsync(byte[] body) =>
        Writer.SendAsync(HttpMethod.Post, Contacts, new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName) } });
}
