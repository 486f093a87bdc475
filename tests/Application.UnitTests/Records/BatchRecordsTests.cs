using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

/// <summary>The batches that take records: create, update and upsert.</summary>
public sealed class BatchRecordsTests : UseCases
{
    private static readonly ContactFields Ana = new() { Email = Text("ana@example.net") };
    private static readonly ContactFields Li = new() { Email = Text("li@example.org") };
    private static readonly IReadOnlyList<RecordRef> NoAssociations = [];
    private static readonly ContactFields NoEmail = new() { Email = Text("li") };

    [Test]
    public async Task Creates_what_keeps_the_rules_and_refuses_the_rest_alone()
    {
        Writer.Setup(port => port.CreateManyAsync(new[] { New(Ana), New(Li) }, Ct)).ReturnsAsync([Made("1"), Made("2")]);

        var outcomes = await SendAsync(new CreateRecordBatchCommand<Contact, ContactFields>([New(Ana), New(new() { City = Text("Madrid") }), New(Li), New(NoEmail)]));

        Assert.That(outcomes.Select(Shape), Is.EqualTo(["1", "refused email", "2", "refused Email"]));
    }

    [Test]
    public async Task Updates_what_keeps_the_rules_and_refuses_the_rest_alone()
    {
        Writer.Setup(port => port.UpdateManyAsync(new[] { Change("1", Ana), Change("abc", Li) }, Ct)).ReturnsAsync([Made("1"), Made("2")]);

        var outcomes = await SendAsync(new UpdateRecordBatchCommand<Contact, ContactFields>([Change("9", new()), Change("1", Ana), Change("8", NoEmail), Change("abc", Li)]));

        Assert.That(outcomes.Select(Shape), Is.EqualTo(["refused ", "1", "refused Email", "2"]));
    }

    [Test]
    public async Task Upserts_what_keeps_the_rules_and_refuses_the_rest_alone()
    {
        Writer.Setup(port => port.UpsertManyAsync("email", new[] { Ana, Li }, Ct)).ReturnsAsync([Made("1"), Made("2")]);

        var outcomes = await SendAsync(new UpsertRecordBatchCommand<Contact, ContactFields>("email", [NoEmail, Ana, new() { City = Text("Madrid") }, Li]));

        Assert.That(outcomes.Select(Shape), Is.EqualTo(["refused Email", "1", "refused email", "2"]));
    }

    [Test]
    public async Task Upserts_by_a_custom_property()
    {
        var known = new ContactFields { CustomProperties = new Dictionary<string, string?>(StringComparer.Ordinal) { ["external_id"] = "a-1" } };
        Writer.Setup(port => port.UpsertManyAsync("external_id", new[] { known }, Ct)).ReturnsAsync([Made("1")]);

        var outcomes = await SendAsync(new UpsertRecordBatchCommand<Contact, ContactFields>("external_id", [Ana, known]));

        Assert.That(outcomes.Select(Shape), Is.EqualTo(["refused external_id", "1"]));
    }

    [Test]
    public async Task Calls_nobody_when_no_record_keeps_the_rules()
    {
        var outcomes = await SendAsync(new CreateRecordBatchCommand<Contact, ContactFields>([New(NoEmail), New(new())]));

        Assert.That(outcomes.Select(Shape), Is.EqualTo(["refused Email", "refused email"]));
    }

    [TestCase(0)]
    [TestCase(10_001)]
    public async Task Refuses_a_batch_out_of_range(int size)
    {
        ContactFields[] records = [.. Enumerable.Repeat(Ana, size)];
        Func<Task>[] sends =
        [
            () => SendAsync(new CreateRecordBatchCommand<Contact, ContactFields>([.. records.Select(New)])),
            () => SendAsync(new UpdateRecordBatchCommand<Contact, ContactFields>([.. records.Select(fields => Change("1", fields))])),
            () => SendAsync(new UpsertRecordBatchCommand<Contact, ContactFields>("email", records)),
        ];

        Assert.That(await Task.WhenAll(sends.Select(Refusals.FieldsAsync)), Is.All.EqualTo(new[] { "Records" }));
    }

    [TestCase(null)]
    [TestCase("firstName")]
    public async Task Refuses_an_upsert_by_a_field_whose_values_are_not_unique(string? by) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertRecordBatchCommand<Contact, ContactFields>(by, [Ana]))), Is.EqualTo(["By"]));

    private static BatchOutcome<Contact> Made(string id) => BatchOutcome<Contact>.Done(Person(id), created: true);

    private static NewRecord<ContactFields> New(ContactFields fields) => new(fields, NoAssociations);

    private static RecordUpdate<Contact, ContactFields> Change(string id, ContactFields fields) => new(Id(id), fields);

    private static string Shape(BatchOutcome<Contact> outcome) =>
        outcome.Error is ValidationException refusal ? $"refused {refusal.Errors.First().PropertyName}" : outcome.Record?.Id ?? "nothing";
}
