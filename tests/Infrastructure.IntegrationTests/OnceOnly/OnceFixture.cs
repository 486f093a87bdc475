using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.OnceOnly;

/// <summary>A sandbox and a client that live in the same time, which only the test moves.</summary>
public abstract class OnceFixture : DrivenFixture
{
    protected const string Deals = "/crm/objects/2026-09/deals";
    protected const string Notes = "/crm/objects/2026-09/notes";

    /// <summary>What may happen to a call that may have been carried out: done or not, and nobody is told.</summary>
    protected static string[] LostAnswers =>
    [
        """{"kind":"commit-then-drop","count":1}""",
        """{"kind":"drop","count":1}""",
        """{"kind":"half","count":1}""",
        """{"kind":"garbage","count":1}""",
        """{"kind":"status","status":500,"count":1}""",
        """{"kind":"status","status":502,"count":1}""",
        """{"kind":"status","status":503,"count":1}""",
        """{"kind":"status","status":504,"count":1}""",
        """{"kind":"status","status":521,"count":1}""",
        """{"kind":"status","status":523,"count":1}""",
        """{"kind":"status","status":524,"count":1}""",
    ];

    protected override TimeProvider? SandboxTime => Clock;

    protected static DealFields Northwind => new() { Name = Text("Northwind"), Amount = Optional<decimal?>.Of(1250.50m), Stage = Text("qualifiedtobuy"), Pipeline = Text("default") };

    protected async Task ProvisionAsync()
    {
        foreach (var type in Enum.GetValues<CrmObjectType>())
            await DriveAsync(Task.Run(() => HubSpot.Get<ICrmProvisioning>().ProvisionAsync(type, Ct)));
        await DriveAsync(Task.Run(() => HubSpot.Get<WriteIdDiscovery>().LookAsync(Ct)));
    }

    protected Task FailAsync(string path, string fault) => Sandbox.FailAsync($$"""{"match":{"path":"{{path}}"},{{fault[1..]}}""");

    protected Task<Deal> CreateDealAsync(DealFields? fields = null, params RecordRef[] associations) => Writer<Deal, DealFields>().CreateAsync(new(fields ?? Northwind, associations), Ct);

    protected Task<Note> CreateNoteAsync(string body, string contact, DateTimeOffset? at = null) => Writer<Note, NoteFields>().CreateAsync(
        new(new() { Body = Text(body), OccurredAt = Optional<DateTimeOffset?>.Of(at ?? Clock.GetUtcNow()) }, [new(CrmObjectType.Contact, contact)]), Ct);

    protected ICrmWriter<T, TFields> Writer<T, TFields>()
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => HubSpot.Get<ICrmWriter<T, TFields>>();

    /// <summary>Does the same work again, as a repeated request does.</summary>
    protected async Task<T> AgainAsync<T>(string seed, DateTimeOffset? since, Func<Task<T>> work, TimeSpan? patience = null) =>
        await DriveAsync(Task.Run(() => OfAsync(new(seed, since), work, patience)));

    protected Task<Exception?> FailureOfAsync<T>(string seed, DateTimeOffset? since, Func<Task<T>> work, TimeSpan? patience = null) =>
        FailureAsync(() => OfAsync(new(seed, since), work, patience));

    protected async Task<T> OfAsync<T>(WriteIds writes, Func<Task<T>> work, TimeSpan? patience = null)
    {
        using var entered = HubSpot.Get<ICallerContext>().Enter(new Caller("shop")
        {
            Writes = writes,
            Deadline = Clock.GetTimestamp() + (long)((patience ?? TimeSpan.FromSeconds(60)).TotalSeconds * Clock.TimestampFrequency),
        });
        return await work();
    }

    protected async Task<int> CountAsync(string type) => (await Sandbox.RecordsAsync(type)).Count;
}
