using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Tickets;

public sealed class TicketWordsTests : UseCases
{
    private FieldWords<TicketFields> Words => Services.GetRequiredService<FieldWords<TicketFields>>();

    [Test]
    public async Task Writes_ids_for_labels()
    {
        Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Ticket, Freshness.Known, Ct)).ReturnsAsync([Portal.Support]);

        var fields = await Words.ResolveAsync(new TicketFields { Pipeline = Text("Support Pipeline"), Stage = Text("Closed") }, Ct);

        Assert.That((fields.Pipeline, fields.Stage), Is.EqualTo((Text("0"), Text("4"))));
    }

    [Test]
    public async Task Leaves_absent_what_is_absent()
    {
        var fields = await Words.ResolveAsync(new TicketFields { Subject = Text("Broken chain") }, Ct);

        Assert.That((fields.Pipeline.IsSet, fields.Stage.IsSet), Is.EqualTo((false, false)));
    }
}
