using HubSpotSandbox.Associations;
using HubSpotSandbox.Control;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Pipelines;
using HubSpotSandbox.Properties;
using HubSpotSandbox.Scheduling;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Records;

/// <summary>The store: the records, associations and definitions of the portal. One lock makes each request atomic.</summary>
internal sealed class PortalRecords
{
    private readonly TimeProvider clock;
    private readonly Func<SandboxSettings> settings;
    private readonly Func<(int Limit, int Used, DateTimeOffset ResetsAt)> dailyUse;
    private readonly Dictionary<ObjectType, (RecordTable Table, PropertyCatalog Catalog)> types = ObjectTypes.All.ToDictionary(type => type, NewTable);

    public PortalRecords(
        TimeProvider clock, Stats stats, Func<SandboxSettings> settings, Func<(int Limit, int Used, DateTimeOffset ResetsAt)> dailyUse, ChangeFeed changes)
    {
        (this.clock, this.settings, this.dailyUse, Stats, Changes) = (clock, settings, dailyUse, stats, changes);
        Associations = new AssociationStore(this);
    }

    /// <summary>Held while anything of the portal is read or written, never across a wait.</summary>
    public Lock Gate { get; } = new();

    public Stats Stats { get; }

    /// <summary>Is told of every change.</summary>
    public ChangeFeed Changes { get; }

    public AssociationCatalog AssociationTypes { get; } = new();

    public AssociationStore Associations { get; }

    public PipelineCatalog Pipelines { get; } = new();

    public Scheduler Scheduler { get; } = new();

    public SandboxSettings Settings => settings();

    public IEnumerable<Owner> Owners => Owner.All.Concat(Settings.Owners);

    /// <summary>HubSpot keeps milliseconds.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    public DateTimeOffset IndexedUpTo => Now - Settings.SearchDelay;

    public (int Limit, int Used, DateTimeOffset ResetsAt) DailyUse => dailyUse();

    /// <summary>The live record under an id, following merges.</summary>
    public CrmRecord? FindLive(ObjectType type, string id) => Table(type).Resolve(id) is { Live: true } record ? record : null;

    public RecordTable Table(ObjectType type) => types[type].Table;

    public PropertyCatalog Catalog(ObjectType type) => types[type].Catalog;

    public IReadOnlyList<CrmRecord> Everything(ObjectType type)
    {
        lock (Gate)
        {
            return [.. Table(type).All.Where(record => !record.Erased)];
        }
    }

    private static (RecordTable Table, PropertyCatalog Catalog) NewTable(ObjectType type)
    {
        var catalog = new PropertyCatalog(type);
        var table = new RecordTable(type);
        foreach (var property in catalog.All.Where(property => property.Unique || IsContactEmail(type, property)))
        {
            table.Unique.Add(property.Name, []);
        }

        return (table, catalog);
    }

    private static bool IsContactEmail(ObjectType type, PropertyDefinition property) => type == ObjectTypes.Contacts && property.Name is "email";
}
