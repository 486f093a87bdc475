using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Records;

public sealed class ListRecordsTests : UseCases
{
    [TestCase(1, null)]
    [TestCase(100, "51200000202")]
    [TestCase(20, "NTEyMDA=")]
    public async Task Hands_on_the_page(int limit, string? after)
    {
        Reader.Setup(port => port.ListAsync(limit, after, RecordView.Typed, Ct)).ReturnsAsync(new HubSpotCrm.Domain.Records.Page<Contact>([Person("1")], "next"));

        Assert.That((await SendAsync(new ListRecordsQuery<Contact>(limit, after, RecordView.Typed))).After, Is.EqualTo("next"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(101)]
    public async Task Refuses_a_page_size_out_of_range(int limit) => Assert.That(await RefusedAsync(limit, after: null), Is.EqualTo(["Limit"]));

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("1\n")]
    [TestCase("<script>")]
    public async Task Refuses_a_cursor_that_was_never_given(string after) => Assert.That(await RefusedAsync(20, after), Is.EqualTo(["After"]));

    [Test]
    public async Task Refuses_a_malformed_property() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new ListRecordsQuery<Contact>(20, After: null, new(["Not A Name"])))), Is.EqualTo(["properties"]));

    private Task<IReadOnlyList<string>> RefusedAsync(int limit, string? after) =>
        Refusals.FieldsAsync(() => SendAsync(new ListRecordsQuery<Contact>(limit, after, RecordView.Typed)));
}
