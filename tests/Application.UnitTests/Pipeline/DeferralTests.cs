using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Pipeline;

/// <summary>What is to be done later is checked now, and no port is asked.</summary>
public sealed class DeferralTests : UseCases
{
    [SetUp]
    public void Defer() => Port<ICallerContext>().Setup(port => port.Current).Returns(Caller.Service with { IsDeferred = true });

    [Test]
    public void A_command_stops_before_its_handler() => Assert.That(() => SendAsync(new ArchiveRecordCommand<Contact>(Id("7"))), Throws.TypeOf<DeferredException>());

    [Test]
    public void A_command_that_breaks_a_rule_is_refused() => Assert.That(() => SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("7"), new())), Throws.TypeOf<ValidationException>());

    [Test]
    public async Task A_query_is_answered()
    {
        Reader.Setup(port => port.GetAsync(Id("7"), RecordView.Typed, Ct)).ReturnsAsync(Person("7"));

        Assert.That((await SendAsync(new GetRecordQuery<Contact>(Id("7"), RecordView.Typed))).Id, Is.EqualTo("7"));
    }
}
