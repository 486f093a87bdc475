using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Associations;
using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.DeadLetters;
using HubSpotCrm.Application.Deals;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Owners;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Application.Tickets;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using HubSpotCrm.Domain.Workflows;
using MediatR;

namespace Application.UnitTests.Pipeline;

/// <summary>One message of each kind that breaks a rule, and holds a person's data where it can hold any.</summary>
internal static class InvalidMessages
{
    private const string Secret = "ana@example.net";

    public static IEnumerable<IBaseRequest> All =>
    [
        .. OfRecord<Contact, ContactFields>(), .. OfRecord<Company, CompanyFields>(), .. OfRecord<Deal, DealFields>(), .. OfRecord<Ticket, TicketFields>(),
        .. OfEngagement<Call, CallFields>(), .. OfEngagement<Meeting, MeetingFields>(), .. OfEngagement<Note, NoteFields>(), .. OfEngagement<CrmTask, CrmTaskFields>(), .. OfEngagement<Email, EmailFields>(),
        new UpsertContactCommand(Secret + "\u0000", new()),
        new FindContactByEmailQuery(Secret + "\u0000", RecordView.Typed),
        new EraseContactCommand(new(Secret), " "),
        new UpsertCompanyCommand("example", new()),
        new FindCompanyByDomainQuery("example", RecordView.Typed),
        new MoveDealToStageCommand(new("7"), " ", Pipeline: null),
        new MoveTicketToStageCommand(new("7"), " ", Pipeline: null),
        new GetDealSummaryQuery("\u0000"),
        new ListOwnersQuery(Secret, Archived: false, Refresh: false, Limit: 0, After: null),
        new AssociateRecordsCommand(Ref(CrmObjectType.Call), Ref(CrmObjectType.Note), Label: null),
        new DissociateRecordsCommand(Ref(CrmObjectType.Call), Ref(CrmObjectType.Note)),
        new ListAssociationsQuery(Ref(CrmObjectType.Call), CrmObjectType.Note, 20, After: null),
        new ReadEventsQuery("nonsense", EventFilter.All, 100),
        new CatchUpCommand(DateTimeOffset.MaxValue, [Secret]),
        new CreateEventSubscriptionCommand("nonsense", [], Description: null),
        new ListEventSubscriptionsQuery(After: null, 0),
        new ReplayEventsCommand("x", "nonsense"),
        new ListDeadLettersQuery(new(), "nonsense", 20),
        new ListQuarantineQuery(-1, 20),
        new GetOperationQuery("op_7", 61),
        new ListOperationsQuery("nonsense", Kind: null, After: null, 20),
        new BookMeetingCommand(new(Link: null, OwnerId: null, DateTimeOffset.MinValue, TimeSpan.Zero, "Mars/Olympus", new(Secret + "\u0000", Secret, LastName: null)) { Guests = [Secret] }),
        new RescheduleBookingCommand("bk_7", DateTimeOffset.MinValue),
        new CancelBookingCommand("bk_7", Secret + "\u0000"),
        new ListBookingsQuery("no id", From: null, To: null, After: null, 20),
        new FindSlotsQuery("sam-lee/demo", "Mars/Olympus", From: null, To: null, Duration: null),
        new StartRunCommand(new Order { ExternalId = Secret, Customer = new() { Email = Secret + "\u0000" } }),
        new PlanRunQuery(new NewsletterSignup { ExternalId = Secret, Contact = new() { FirstName = Secret } }),
    ];

    private static IEnumerable<IBaseRequest> OfRecord<T, TFields>()
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields, new() =>
        [.. OfAny<T, TFields>(), new MergeRecordsCommand<T>(new("7"), new("7")), new GetTimelineQuery<T>(new("7"), 20, "yesterday")];

    private static IEnumerable<IBaseRequest> OfEngagement<T, TFields>()
        where T : CrmRecord, ICrmRecord, IEngagement
        where TFields : class, IRecordFields, new() => [.. OfAny<T, TFields>(), new LogOnContactCommand<T, TFields>(new("7"), New<TFields>())];

    private static IEnumerable<IBaseRequest> OfAny<T, TFields>()
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields, new() =>
    [
        new CreateRecordCommand<T, TFields>(New<TFields>()),
        new UpdateRecordCommand<T, TFields>(new("7"), New<TFields>().Fields),
        new GetRecordQuery<T>(new("7"), new(["A B"])),
        new ListRecordsQuery<T>(0, After: null, RecordView.Typed),
        new SearchRecordsQuery<T>(new(Secret, [], null, 0, 0), RecordView.Typed),
        new ReadRecordBatchQuery<T>([Secret], "firstName", RecordView.Typed),
        new ArchiveRecordBatchCommand<T>([Secret], "firstName"),
        new CreateRecordBatchCommand<T, TFields>([]),
        new UpdateRecordBatchCommand<T, TFields>([]),
        new UpsertRecordBatchCommand<T, TFields>(By: null, [New<TFields>().Fields]),
    ];

    // Every type has an owner, and no owner's id is an address.
    private static NewRecord<TFields> New<TFields>()
        where TFields : class, IRecordFields, new() => new(FieldsOf.With<TFields>("OwnerId", Optional<string>.Of(Secret)), []);

    private static RecordRef Ref(CrmObjectType type) => new(type, "7");
}
