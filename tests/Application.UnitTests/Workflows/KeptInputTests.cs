using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Workflows;

/// <summary>What is kept of an input must mean the same after a restart with other settings.</summary>
public sealed class KeptInputTests : UseCases
{
    [Test]
    public void A_call_is_kept_with_its_number_in_full()
    {
        Port<IPhoneNumbers>().Setup(port => port.Parse("911 222 333")).Returns(new PhoneNumber("+34911222333", "911222333"));
        var call = new CompletedCall { Phone = "911 222 333", Direction = "inbound" };
        var workflow = Services.GetRequiredService<AllWorkflows>().Of(call);

        var kept = (CompletedCall)workflow.Read(workflow.Write(call));

        Assert.That(kept.Phone, Is.EqualTo("+34911222333"));
    }
}
