using HubSpotCrm.Application.Calls;
using HubSpotCrm.Application.DeadLetters;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Properties;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;

namespace Application.UnitTests.Pipeline;

/// <summary>Which object types have which messages.</summary>
internal static class MessageTypes
{
    private static readonly (Type Record, Type Fields)[] Records =
        [(typeof(Contact), typeof(ContactFields)), (typeof(Company), typeof(CompanyFields)), (typeof(Deal), typeof(DealFields)), (typeof(Ticket), typeof(TicketFields))];

    private static readonly (Type Record, Type Fields)[] Engagements =
    [
        (typeof(Call), typeof(CallFields)), (typeof(Meeting), typeof(MeetingFields)), (typeof(Note), typeof(NoteFields)), (typeof(CrmTask), typeof(CrmTaskFields)), (typeof(Email), typeof(EmailFields)),
    ];

    /// <summary>Messages without a member that could break a rule; a malformed id is "no such record", not an invalid message.</summary>
    private static readonly Type[] NeverInvalid =
    [
        typeof(ArchiveRecordCommand<>), typeof(ListPipelinesQuery), typeof(ListPropertiesQuery), typeof(ListCallOutcomesQuery),
        typeof(ReceiveDeliveryCommand), typeof(KeepRejectedDeliveryCommand), typeof(TakeInDeliveriesCommand), typeof(VerifyQuarantineCommand),
        typeof(GetDeadLetterQuery), typeof(ReplayDeadLettersCommand), typeof(DiscardDeadLetterCommand), typeof(CorrectDeadLetterCommand),
        typeof(HandOutEventsCommand), typeof(GetEventSubscriptionQuery), typeof(RemoveEventSubscriptionCommand), typeof(RotateSubscriptionSecretCommand),
        typeof(ListMeetingLinksQuery), typeof(GetBookingQuery), typeof(GetInvitationQuery),
    ];

    public static bool IsNeverInvalid(Type message) => NeverInvalid.Contains(message.IsGenericType ? message.GetGenericTypeDefinition() : message);

    public static IEnumerable<Type> Closed(Type message) => message.GetGenericArguments().Length switch
    {
        0 => [message],
        1 => TypesOf(message).Select(pair => message.MakeGenericType(pair.Record)),
        _ => TypesOf(message).Select(pair => message.MakeGenericType(pair.Record, pair.Fields)),
    };

    private static IEnumerable<(Type Record, Type Fields)> TypesOf(Type message)
    {
        if (message == typeof(MergeRecordsCommand<>) || message == typeof(GetTimelineQuery<>))
            return Records;
        return message == typeof(LogOnContactCommand<,>) ? Engagements : Records.Concat(Engagements);
    }
}
