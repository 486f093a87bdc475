using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Records;

public sealed class ArchiveRecordTests : UseCases
{
    [Test]
    public async Task Archives_the_record()
    {
        Archive.Setup(port => port.ArchiveAsync(Id("7"), Ct)).Returns(Task.CompletedTask);

        await SendAsync(new ArchiveRecordCommand<Contact>(Id("7")));

        Archive.Verify(port => port.ArchiveAsync(Id("7"), Ct), Times.Once);
    }

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new ArchiveRecordCommand<Contact>(Id("abc"))));
}
