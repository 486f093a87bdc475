using Application.UnitTests.Drivers;
using HubSpotCrm.Application.DeadLetters;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;

namespace Application.UnitTests.DeadLetters;

public sealed class CorrectDeadLetterTests : UseCases
{
    private const string Corrected = """{"a":2}""";

    [SetUp]
    public void Bury() => Port<IDeadLetters>().Setup(port => port.FindAsync(7, Ct)).ReturnsAsync(new DeadLetter(new(7, Queues.Reactions, "lane", "{}", Now, Starts: 0, Failures: 8), "broken", Now));

    [Test]
    public async Task Puts_the_payload_in_the_place_of_the_old_one()
    {
        Port<IDeadLetters>().Setup(port => port.CorrectAsync(7, Corrected, Ct)).ReturnsAsync(true);

        Assert.That((await SendAsync(new CorrectDeadLetterCommand("7", Corrected))).Message.Payload, Is.EqualTo(Corrected));
    }

    [Test]
    public void Finds_nothing_that_was_replayed_meanwhile()
    {
        Port<IDeadLetters>().Setup(port => port.CorrectAsync(7, Corrected, Ct)).ReturnsAsync(false);

        Assert.That(() => SendAsync(new CorrectDeadLetterCommand("7", Corrected)), Throws.TypeOf<ThingNotFoundException>());
    }

    [TestCase("8")]
    [TestCase("seven")]
    public void Finds_nothing_under_another_id(string id)
    {
        Port<IDeadLetters>().Setup(port => port.FindAsync(8, Ct)).ReturnsAsync((DeadLetter?)null);

        Assert.That(() => SendAsync(new CorrectDeadLetterCommand(id, Corrected)), Throws.TypeOf<ThingNotFoundException>());
    }
}
