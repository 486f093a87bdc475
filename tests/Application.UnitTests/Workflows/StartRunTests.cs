using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Workflows;

namespace Application.UnitTests.Workflows;

public sealed class StartRunTests : UseCases
{
    private static readonly StartRunCommand SignUp = new(new NewsletterSignup { Contact = new() { Email = "noa@example.org" } });

    [SetUp]
    public void Describe()
    {
        Port<ICallerContext>().Setup(port => port.Current).Returns(new Caller("shop") { Deadline = Clock.GetTimestamp() + (10 * Clock.TimestampFrequency) });
        Port<IWakeUps>().Setup(port => port.NextAsync(It.IsAny<string>())).Returns(new TaskCompletionSource().Task);
        Port<IWakeUps>().Setup(port => port.Forget(It.IsAny<string>()));
        Port<IOperations>().Setup(port => port.FindAsync(It.IsAny<string>(), Ct)).ReturnsAsync((Operation?)null);
    }

    [Test]
    public void Does_not_tell_of_a_new_run_that_is_not_there()
    {
        Port<IOperations>().Setup(port => port.AcceptAsync(It.IsAny<NewOperation>(), Ct)).ReturnsAsync((NewOperation accepted, CancellationToken _) => (accepted.Operation, true));

        Assert.That(() => SendAsync(SignUp), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Tells_of_an_earlier_run_that_has_had_its_time_meanwhile()
    {
        var earlier = new Operation("op_1", "newsletter-signup", "shop", Now) { Status = OperationStatus.Succeeded };
        Port<IOperations>().Setup(port => port.AcceptAsync(It.IsAny<NewOperation>(), Ct)).ReturnsAsync((earlier, false));

        Assert.That((await SendAsync(SignUp)).Operation, Is.SameAs(earlier));
    }
}
