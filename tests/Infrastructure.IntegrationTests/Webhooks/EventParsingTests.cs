using System.Reflection;
using System.Text;
using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.HubSpot.Webhooks;

namespace Infrastructure.IntegrationTests.Webhooks;

/// <summary>What HubSpot sends, and may send, as events.</summary>
public sealed class EventParsingTests
{
    public static IEnumerable<TestCaseData> Payloads =>
        JsonSerializer.Deserialize<Payload[]>(Assembly.GetExecutingAssembly().GetManifestResourceStream("payloads.json")!, JsonSerializerOptions.Web)!
            .Select(payload => new TestCaseData(payload).SetArgDisplayNames(payload.Name));

    [TestCaseSource(nameof(Payloads))]
    public void Reads_every_kind(Payload payload)
    {
        var events = Parse(payload.Body.GetRawText()).DistinctBy(item => item.Key);

        Assert.That(events.Select(item => new Expected(item.Type, item.ObjectType, item.ObjectId, item.Property, item.Value, item.OccurredAt.ToUnixTimeMilliseconds())), Is.EqualTo(payload.Events));
    }

    [TestCaseSource(nameof(Payloads))]
    public void Keeps_the_object_as_it_came(Payload payload) =>
        Assert.That(Parse(payload.Body.GetRawText()).Select(item => item.Raw), Is.EqualTo(payload.Body.EnumerateArray().Select(item => item.GetRawText())));

    [TestCaseSource(nameof(Payloads))]
    public void A_further_attempt_is_no_other_event(Payload payload)
    {
        var again = payload.Body.GetRawText().Replace("\"attemptNumber\": 0", "\"attemptNumber\": 7", StringComparison.Ordinal);

        Assert.That(Parse(again).Select(item => item.Key), Is.EqualTo(Parse(payload.Body.GetRawText()).Select(item => item.Key)));
    }

    [TestCase("\"eventId\":2")]
    [TestCase("\"subscriptionId\":3")]
    [TestCase("\"portalId\":4")]
    [TestCase("\"objectId\":5")]
    [TestCase("\"occurredAt\":1790000000001")]
    [TestCase("\"subscriptionType\":\"contact.deletion\"")]
    [TestCase("\"propertyName\":\"phone\"")]
    [TestCase("\"propertyValue\":\"x\"")]
    [TestCase("\"messageId\":\"abc\"")]
    public void Whatever_identifies_an_event_tells_it_from_others(string member)
    {
        const string Plain = """{"eventId":1,"subscriptionId":1,"portalId":1,"objectId":1,"occurredAt":1790000000000,"subscriptionType":"contact.creation"}""";
        var other = $"{Plain[..^1]},{member}}}";    // of two members with one name the last one counts

        Assert.That(Parse(other).Single().Key, Is.Not.EqualTo(Parse(Plain).Single().Key));
    }

    [Test]
    public void One_object_is_an_array_of_one() =>
        Assert.That(Parse("""{"subscriptionType":"deal.creation","objectId":7}""").Single(), Has.Property("Type").EqualTo("deal.creation").And.Property("ObjectId").EqualTo("7"));

    [TestCase("{}", "unknown", null)]
    [TestCase("""{"subscriptionType":null}""", "unknown", null)]
    [TestCase("""{"subscriptionType":{"a":1},"objectId":[1]}""", "unknown", null)]
    [TestCase("""{"subscriptionType":"robot.awakening","objectId":"r-1"}""", "robot.awakening", "r-1")]
    [TestCase("""{"subscriptionType":"object.creation","objectTypeId":"2-77","objectId":1}""", "object.creation", "1")]
    [TestCase("""{"subscriptionType":"nodot","objectId":1e400}""", "nodot", "1e400")]
    [TestCase("""{"subscriptionType":"contact.creation","objectId":99999999999999999999}""", "contact.creation", "99999999999999999999")]
    public void Takes_what_it_does_not_know(string item, string type, string? id) =>
        Assert.That(Parse($"[{item}]").Single(), Has.Property("Type").EqualTo(type).And.Property("ObjectId").EqualTo(id));

    [TestCase("null")]
    [TestCase("-1")]
    [TestCase("\"yesterday\"")]
    [TestCase("99999999999999999")]
    public void A_time_that_cannot_be_believed_is_always_the_same(string at) =>
        Assert.That(Parse($$"""{"subscriptionType":"contact.creation","occurredAt":{{at}}}""").Single().OccurredAt, Is.EqualTo(DateTimeOffset.UnixEpoch));

    [TestCase("""\u0000""", "\uFFFD")]
    [TestCase("""\ud800""", "\"\\ud800\"")]
    public void A_value_that_no_database_keeps_is_still_an_event(string value, string expected) =>
        Assert.That(Parse($$"""{"subscriptionType":"contact.propertyChange","propertyName":"city","propertyValue":"{{value}}"}""").Single().Value, Is.EqualTo(expected));

    [Test]
    public void A_merge_says_who_became_whom() =>
        Assert.That(Parse("""{"subscriptionType":"contact.merge","objectId":1,"primaryObjectId":1,"mergedObjectIds":[2,3],"newObjectId":4}""").Single().Merged,
            Is.EqualTo(new MergedRecords("4", ["2", "3", "1"])).Using<MergedRecords>((one, other) => one.Into == other.Into && one.From.SequenceEqual(other.From, StringComparer.Ordinal)));

    private static IReadOnlyList<CrmEvent> Parse(string json) => new HubSpotEvents([]).Parse(Encoding.UTF8.GetBytes(json));

    public sealed record Payload(string Name, JsonElement Body, IReadOnlyList<Expected> Events);

    public sealed record Expected(string Type, string? ObjectType, string? ObjectId, string? Property, string? Value, long OccurredAt);
}
