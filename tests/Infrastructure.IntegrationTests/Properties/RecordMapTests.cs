using System.Reflection;
using CsCheck;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Properties;

/// <summary>What holds for the map of every object type.</summary>
[TestFixture(typeof(Contact), typeof(ContactFields))]
[TestFixture(typeof(Company), typeof(CompanyFields))]
[TestFixture(typeof(Deal), typeof(DealFields))]
[TestFixture(typeof(Ticket), typeof(TicketFields))]
[TestFixture(typeof(Call), typeof(CallFields))]
[TestFixture(typeof(Meeting), typeof(MeetingFields))]
[TestFixture(typeof(Note), typeof(NoteFields))]
[TestFixture(typeof(CrmTask), typeof(CrmTaskFields))]
[TestFixture(typeof(Email), typeof(EmailFields))]
public sealed class RecordMapTests<T, TFields>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields, new()
{
    /// <summary>Properties that HubSpot alone writes; it takes an email's addresses out of its headers.</summary>
    private static readonly string[] ReadOnly =
        ["hs_deal_stage_probability", "hs_is_closed", "hs_is_closed_won", "hs_meeting_created_from_link_id", "hs_email_from_email", "hs_email_to_email", "hs_email_cc_email", "hs_email_bcc_email"];

    /// <summary>One of these is a value of any kind of property.</summary>
    private static readonly string[] Samples = ["x", "12", "2026-11-24T09:30:00Z", "true", """{"from":{"email":"a@example.net"}}"""];

    private static readonly Gen<string?> Value = Gen.OneOf(
        Gen.String.Select(text => (string?)text), Gen.Const((string?)null), Gen.Double.Select(number => (string?)$"{number:R}"), Gen.Decimal.Select(number => (string?)$"{number}"), Gen.Long.Select(number => (string?)$"{number}"),
        Gen.DateTimeOffset.Select(moment => (string?)$"{moment:O}"), Gen.OneOf(Samples.Select(Gen.Const<string?>).ToArray()),
        Gen.OneOf(new[] { "", " ", "1e99999", "-0", "NaN", "0x1F", "99999999999999999999", "2026-02-30", "12.0", "TRUE", "[]", "{}", "null", """{"to":[null,{}]}""", """{"to":{},"cc":1}""", "f240bbac", ";;", "<>" }
            .Select(Gen.Const<string?>).ToArray()));

    private readonly HubSpotClient _hubSpot = new(new("http://127.0.0.1:9"));

    private static IEnumerable<PropertyInfo> Fields => typeof(TFields).GetProperties().Where(each => each.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>));

    private RecordMap<T, TFields> Map => _hubSpot.Get<RecordMap<T, TFields>>();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _hubSpot.DisposeAsync();

    [Test]
    public void Reads_any_values_at_all() => Value.Array[Map.Typed.Count].Sample(values => Read(Map.Typed.Zip(values)).Id == "1");

    [Test]
    public void Reads_every_property_that_it_asks_for() => Assert.That(Map.Typed.Where(property => !Samples.Any(sample => IsRead(property, sample))), Is.Empty);

    [Test]
    public void Writes_every_property_that_it_asks_for_unless_HubSpot_alone_does() => Assert.That(Map.Write(Cleared()).Keys, Is.EquivalentTo(Map.Typed.Except(ReadOnly, StringComparer.Ordinal)));

    [Test]
    public void Asks_for_no_property_twice() => Assert.That(Map.Typed, Is.Unique);

    [Test]
    public void Clears_with_an_empty_text() => Assert.That(Map.Write(Cleared()).Where(pair => pair.Key != "hs_email_headers").Select(pair => pair.Value), Is.All.EqualTo(""));

    [Test]
    public void Clears_nothing_in_a_new_record() => Assert.That(Map.WriteNew(Cleared()).Keys, Is.SubsetOf(new[] { "hs_email_headers" }));

    [Test]
    public void Writes_nothing_for_absent_fields() => Assert.That(Map.Write(new TFields()), Is.Empty);

    [Test]
    public void Finds_every_property_by_the_name_of_its_field() => Assert.That(Map.Typed.Select(property => Map.PropertyOf(Map.FieldOf(property)!)), Is.EquivalentTo(
        Map.Typed.Select(property => property == "hs_email_headers" ? "hs_email_to_email" : property)));

    [Test]
    public void Has_a_property_for_every_field() => Assert.That(Fields.Select(JsonName).Where(name => Map.PropertyOf(name) == name && !Map.Typed.Contains(name, StringComparer.Ordinal)), Is.Empty);

    [Test]
    public void Tells_a_custom_property_from_a_field() => Assert.That((Map.FieldOf("favourite_colour"), Map.PropertyOf("favourite_colour")), Is.EqualTo(((string?)null, "favourite_colour")));

    [Test]
    public void Hands_on_the_custom_properties_that_were_asked_for()
    {
        var record = Map.Read(Stored([("favourite_colour", "blue"), ("other", "x"), ("empty", "")]), new RecordView(["favourite_colour", "empty", "unknown", Map.Typed[0]]));

        Assert.That(record.CustomProperties, Is.EquivalentTo(new Dictionary<string, string?>(StringComparer.Ordinal) { ["favourite_colour"] = "blue", ["empty"] = null }));
    }

    // In the place of a JSON name where the two differ: every record has a page of its own under "url".
    private static string JsonName(PropertyInfo field) => field.Name == "JoinUrl" ? "url" : char.ToLowerInvariant(field.Name[0]) + field.Name[1..];

    private static TFields Cleared()
    {
        var fields = new TFields();
        foreach (var field in Fields)
            field.SetValue(fields, field.PropertyType.GetMethod("Of")!.Invoke(null, [null]));
        return fields;
    }

    private bool IsRead(string property, string value) => Filled(Read([(property, value)])).Except(Filled(Read([])), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Filled(T record) => typeof(T).GetProperties().Where(member => member.GetMethod is { IsStatic: false } && member.GetValue(record) is not null).Select(member => member.Name);

    private T Read(IEnumerable<(string Property, string? Value)> values) => Map.Read(Stored(values), RecordView.Typed);

    private static HubSpotRecord Stored(IEnumerable<(string Property, string? Value)> values) =>
        new() { Id = "1", Properties = values.ToDictionary(pair => pair.Property, pair => pair.Value, StringComparer.Ordinal) };
}
