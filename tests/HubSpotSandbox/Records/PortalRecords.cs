using HubSpotSandbox.Control;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Records;

/// <summary>The store: the records and properties of every type. One lock makes each request atomic.</summary>
internal sealed class PortalRecords(TimeProvider clock, Stats stats, Func<SandboxSettings> settings, Func<(int Limit, int Used, DateTimeOffset ResetsAt)> dailyUse)
{
    private readonly Dictionary<ObjectType, (RecordTable Table, PropertyCatalog Catalog)> types = ObjectTypes.All.ToDictionary(type => type, NewTable);

    /// <summary>Held while records or properties are read or written, never across a wait.</summary>
    public Lock Gate { get; } = new();

    public Stats Stats => stats;

    public SandboxSettings Settings => settings();

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
