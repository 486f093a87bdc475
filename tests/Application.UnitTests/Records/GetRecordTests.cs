using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Records;

public sealed class GetRecordTests : UseCases
{
    [Test]
    public async Task Reads_the_record_with_the_properties_asked_for()
    {
        var view = new RecordView(["hs_timezone"]);
        Reader.Setup(port => port.GetAsync(Id("7"), view, Ct)).ReturnsAsync(Person("7"));

        Assert.That((await SendAsync(new GetRecordQuery<Contact>(Id("7"), view))).Id, Is.EqualTo("7"));
    }

    [TestCase("abc")]
    [TestCase("")]
    [TestCase("1 or 1")]
    public Task Finds_nothing_under_a_malformed_id(string id) => Refusals.NotFoundAsync(() => SendAsync(new GetRecordQuery<Contact>(Id(id), RecordView.Typed)));

    [TestCase("Upper")]
    [TestCase("a b")]
    [TestCase("a\n")]
    [TestCase("")]
    [TestCase(null)]
    public async Task Refuses_a_malformed_property(string? name) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new GetRecordQuery<Contact>(Id("7"), new([name!])))), Is.EqualTo(["properties"]));

    [Test]
    public async Task Refuses_251_properties()
    {
        var view = new RecordView([.. Enumerable.Range(0, 251).Select(index => $"p_{index}")]);

        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new GetRecordQuery<Contact>(Id("7"), view))), Is.EqualTo(["properties"]));
    }
}
