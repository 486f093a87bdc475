using HubSpotSandbox.Associations;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>A record and what of it an answer shows (FACTS §3.2).</summary>
internal sealed record RecordView(CrmRecord Record, IReadOnlyList<string> Columns)
{
    public IReadOnlyList<(string Name, IReadOnlyList<PastValue> Values)>? History { get; init; }
    public IReadOnlyList<NormalizedValue> Warnings { get; init; } = [];
    public string? TraceId { get; init; }
    public bool? New { get; init; }
    public IReadOnlyList<AssociatedPage> Associated { get; init; } = [];

    /// <summary>A write's answer: all set properties, or only the written ones (`updateAnswers`), cleared ones as null.</summary>
    public static RecordView Of(ApiCall call, Written written)
    {
        return new RecordView(written.Record, Names(call, written))
        {
            Warnings = written.Write.Warnings,
            TraceId = written.TraceId,
        };
    }

    private static IReadOnlyList<string> Names(ApiCall call, Written written)
    {
        var (set, changes) = (written.Record.Properties, written.Write.Changes);
        if (call.Records.Settings.UpdateAnswersWrittenOnly && !written.New)
        {
            return Sorted(call.Type.SystemColumns.Concat(changes.Keys));
        }

        return changes.Values.Any(value => value is null) ? Sorted(set.Names.Concat(changes.Keys)) : set.Names;
    }

    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>The properties and associations that a read asks for.</summary>
internal sealed record ReadSelection(IReadOnlyList<string> Columns, IReadOnlyList<string> History)
{
    public IReadOnlyList<ObjectType> Associated { get; init; } = [];

    /// <summary>What the query asks for.</summary>
    public static ReadSelection For(ApiCall call) =>
        For(call, call.Request.List("properties"), call.Request.List("propertiesWithHistory")) with { Associated = AssociatedTypes(call) };

    /// <summary>Undefined names are left out; without names the default columns are shown.</summary>
    public static ReadSelection For(ApiCall call, IReadOnlyList<string> properties, IReadOnlyList<string> history)
    {
        var catalog = call.Records.Catalog(call.Type);
        var asked = properties.Concat(history).Where(name => catalog.Find(name) is not null);
        var columns = properties.Count == 0 && history.Count == 0 ? call.Type.ReturnedColumns : RecordView.Sorted(call.Type.SystemColumns.Concat(asked));
        return new ReadSelection(columns, [.. history.Where(name => catalog.Find(name) is not null)]);
    }

    /// <summary>Called with the portal's lock held, for the history and the associations.</summary>
    public RecordView View(ApiCall call, CrmRecord record) => new(record, Columns)
    {
        History = History.Count == 0 ? null : [.. History.Select(name => (name, call.Records.Table(call.Type).Slot(record.Id)!.HistoryOf(name)))],
        Associated = [.. Associated.Select(to => new AssociatedPage(to, LinkPage.Of(call.Records.Associations.From(record.Key, to)), NextLink(call, record, to)))],
    };

    private static string NextLink(ApiCall call, CrmRecord record, ObjectType to)
    {
        var path = string.Join('/', call.Request.Segments[..^call.Route.Tail.Length]);
        return $"{call.Request.Origin}/{path}/{record.IdText}/associations/{to.Plural}?";
    }

    private static List<ObjectType> AssociatedTypes(ApiCall call)
    {
        List<ObjectType> types = [];
        foreach (var name in call.Request.List("associations"))
        {
            if (!ObjectTypes.TryFind(name, out var type))
            {
                throw new RefusedException(ApiErrors.UnknownObjectType(name));
            }

            call.App.Demand(Right.ReadRecords, type);
            types.Add(type);
        }

        return [.. types.Distinct()];
    }
}
