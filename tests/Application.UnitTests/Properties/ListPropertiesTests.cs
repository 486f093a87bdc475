using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Properties;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Properties;

public sealed class ListPropertiesTests : UseCases
{
    [TestCase(false, Freshness.Known)]
    [TestCase(true, Freshness.Now)]
    public async Task Lists_the_properties_of_the_type(bool refresh, Freshness freshness)
    {
        PropertyDefinition[] properties = [new("dealname", "Deal Name", "string", "text", ReadOnly: false, Unique: false, Options: null)];
        Port<ICrmProperties>().Setup(port => port.ListAsync(CrmObjectType.Deal, freshness, Ct)).ReturnsAsync(properties);

        Assert.That(await SendAsync(new ListPropertiesQuery(CrmObjectType.Deal, refresh)), Is.EqualTo(properties));
    }
}
