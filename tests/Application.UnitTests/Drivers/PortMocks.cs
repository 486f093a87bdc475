using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Drivers;

/// <summary>Every port there is. A call that no test described fails.</summary>
public sealed class PortMocks
{
    private readonly Dictionary<Type, Mock> _mocks = [];

    public Mock<TPort> Of<TPort>()
        where TPort : class
    {
        if (!_mocks.TryGetValue(typeof(TPort), out var known))
            _mocks[typeof(TPort)] = known = new Mock<TPort>(MockBehavior.Strict);
        return (Mock<TPort>)known;
    }

    public void AddTo(IServiceCollection services)
    {
        AddRecords<Contact, ContactFields>(services);
        AddRecords<Company, CompanyFields>(services);
        AddRecords<Deal, DealFields>(services);
        AddRecords<Ticket, TicketFields>(services);
        AddRecords<Call, CallFields>(services);
        AddRecords<Meeting, MeetingFields>(services);
        AddRecords<Note, NoteFields>(services);
        AddRecords<CrmTask, CrmTaskFields>(services);
        AddRecords<Email, EmailFields>(services);
        services.AddSingleton(Of<IContactEraser>().Object).AddSingleton(Of<ICrmAssociations>().Object).AddSingleton(Of<ICrmAssociationReader>().Object).AddSingleton(Of<IRecordKeys>().Object).AddSingleton(Of<IRecordAliases>().Object)
            .AddSingleton(Of<ICrmPipelines>().Object).AddSingleton(Of<ICrmOwners>().Object).AddSingleton(Of<ICrmProperties>().Object).AddSingleton(Of<ICallOutcomes>().Object).AddSingleton(Of<IMeetingScheduler>().Object);
        AddDelivery(services);
        AddWorkflows(services);
    }

    private void AddDelivery(IServiceCollection services)
    {
        Of<IPushTargets>().Setup(port => port.WhyRefused(It.IsAny<string>())).Returns("It is no address.");
        Of<ICallerContext>().Setup(port => port.Current).Returns(Caller.Service);
        Of<ICallerContext>().Setup(port => port.Enter(It.IsAny<Caller>())).Returns(Mock.Of<IDisposable>());
        services.AddSingleton(Of<IWebhookInbox>().Object).AddSingleton(Of<IQuarantine>().Object).AddSingleton(Of<IDeliveryVerifier>().Object).AddSingleton(Of<IEventFeed>().Object).AddSingleton(Of<IMissedChanges>().Object)
            .AddSingleton(Of<IEventSubscriptions>().Object).AddSingleton(Of<IPushes>().Object).AddSingleton(Of<IPushSender>().Object).AddSingleton(Of<IPushTargets>().Object).AddSingleton(Of<IEventJson>().Object)
            .AddSingleton(Of<IQueueEngine>().Object).AddSingleton(Of<IQueues>().Object).AddSingleton(Of<IDeadLetters>().Object).AddSingleton(Of<IWakeUps>().Object).AddSingleton(Of<IOperations>().Object).AddSingleton(Of<ICallerContext>().Object);
    }

    private void AddWorkflows(IServiceCollection services)
    {
        Of<IWorkflowSettings>().Setup(port => port.FreeMailDomains).Returns([]);
        services.AddSingleton(Of<IWorkflowSettings>().Object).AddSingleton(Of<IPhoneNumbers>().Object).AddSingleton(Of<IContactPhones>().Object)
            .AddSingleton(Of<IIdempotencyKeys>().Object).AddSingleton(Of<IProblemDocuments>().Object);
        Of<IMailSender>().Setup(port => port.IsConfigured).Returns(value: false);
        services.AddSingleton(Of<IBookings>().Object).AddSingleton(Of<IMailSender>().Object).AddSingleton(Of<ICalendarInvites>().Object);
    }

    private void AddRecords<T, TFields>(IServiceCollection services)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields
    {
        Of<ICrmFieldNames<T>>().Setup(port => port.FieldOf(It.IsAny<string>())).Returns((string property) => property == "hubspot_owner_id" ? "ownerId" : null);
        Of<ICrmFieldNames<T>>().Setup(port => port.IsReserved(It.IsAny<string>())).Returns((string property) => property == "kept_for_the_service");
        Of<ICrmFieldNames<T>>().Setup(port => port.MayIdentify(It.IsAny<string>())).Returns((string field) => field is "email" or "external_id");
        services.AddSingleton(Of<ICrmFieldNames<T>>().Object).AddSingleton(Of<ICrmReader<T>>().Object).AddSingleton(Of<ICrmWriter<T, TFields>>().Object)
            .AddSingleton(Of<ICrmArchive<T>>().Object).AddSingleton(Of<ICrmMerger<T>>().Object);
    }
}
