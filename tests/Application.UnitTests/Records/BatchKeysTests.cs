using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

/// <summary>The batches that take keys: read and archive.</summary>
public sealed class BatchKeysTests : UseCases
{
    private static readonly string[] Two = ["1", "2"];

    [TestCase(null)]
    [TestCase("email")]
    [TestCase("external_id")]
    public async Task Reads_the_keys_as_they_are(string? by)
    {
        Reader.Setup(port => port.GetManyAsync(Two, by, RecordView.Typed, Ct)).ReturnsAsync([BatchOutcome<Contact>.Done(Person("1")), BatchOutcome<Contact>.Done(Person("2"))]);

        Assert.That(await SendAsync(new ReadRecordBatchQuery<Contact>(Two, by, RecordView.Typed)), Has.Count.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase("email")]
    public async Task Archives_the_keys_as_they_are(string? by)
    {
        Archive.Setup(port => port.ArchiveManyAsync(Two, by, Ct)).ReturnsAsync([BatchOutcome<Contact>.Done(record: null), BatchOutcome<Contact>.Done(record: null)]);

        Assert.That(await SendAsync(new ArchiveRecordBatchCommand<Contact>(Two, by)), Has.Count.EqualTo(2));
    }

    [TestCase(0)]
    [TestCase(10_001)]
    public async Task Refuses_a_batch_out_of_range(int size)
    {
        string[] keys = [.. Enumerable.Repeat("1", size)];

        Assert.That(await RefusedAsync(keys, by: null), Is.EqualTo(["ids"]));
    }

    [TestCase("")]
    [TestCase("a\u0000")]
    [TestCase(null)]
    public async Task Refuses_a_key_without_text(string? key) => Assert.That(await RefusedAsync(["1", key!], by: null), Is.EqualTo(["ids[1]"]));

    [Test]
    public async Task Refuses_a_key_of_501_characters() => Assert.That(await RefusedAsync([new('x', 501)], "email"), Is.EqualTo(["ids[0]"]));

    [TestCase("firstName")]
    [TestCase("a b")]
    [TestCase("email\n")]
    [TestCase("")]
    public async Task Refuses_a_field_whose_values_are_not_unique(string by) => Assert.That(await RefusedAsync(Two, by), Is.EqualTo(["By"]));

    [Test]
    public async Task Refuses_a_malformed_property() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new ReadRecordBatchQuery<Contact>(Two, By: null, new(["Not A Name"])))), Is.EqualTo(["properties"]));

    // Both batches have the same rules: a key list that one refuses, the other does too.
    private async Task<IReadOnlyList<string>> RefusedAsync(IReadOnlyList<string> keys, string? by)
    {
        var read = await Refusals.FieldsAsync(() => SendAsync(new ReadRecordBatchQuery<Contact>(keys, by, RecordView.Typed)));
        var archive = await Refusals.FieldsAsync(() => SendAsync(new ArchiveRecordBatchCommand<Contact>(keys, by)));
        return [.. read.Union(archive, StringComparer.Ordinal)];
    }
}
