using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>A record and what of it an answer shows (FACTS §3.2).</summary>
internal sealed record RecordView(CrmRecord Record, IReadOnlyList<string> Columns)
{
    public IReadOnlyList<(string Name, IReadOnlyList<PastValue> Values)>? History { get; init; }
    public IReadOnlyList<NormalizedValue> Warnings { get; init; } = [];
    public string? TraceId { get; init; }
    public bool? New { get; init; }

    /// <summary>A write's answer: all set properties, or only the written ones (`updateAnswers`), cleared ones as null.</summary>
    public static RecordView Of(ApiCall call, Written written)
    {
        var names = call.Records.Settings.UpdateAnswersWrittenOnly && !written.New ? call.Type.SystemColumns : written.Record.Properties.Names;
        return new RecordView(written.Record, Sorted(names.Concat(written.Write.Changes.Keys)))
        {
            Warnings = written.Write.Warnings,
            TraceId = written.TraceId,
        };
    }

    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>The properties that a read asks for.</summary>
internal sealed record ReadSelection(IReadOnlyList<string> Columns, IReadOnlyList<string> History)
{
    /// <summary>Undefined names are left out; without names the default columns are shown.</summary>
    public static ReadSelection For(ApiCall call, IReadOnlyList<string> properties, IReadOnlyList<string> history)
    {
        var catalog = call.Records.Catalog(call.Type);
        var asked = properties.Concat(history).Where(name => catalog.Find(name) is not null);
        var columns = properties.Count == 0 && history.Count == 0 ? call.Type.ReturnedColumns : RecordView.Sorted(call.Type.SystemColumns.Concat(asked));
        return new ReadSelection(columns, [.. history.Where(name => catalog.Find(name) is not null)]);
    }

    /// <summary>Called with the portal's lock held, for the history.</summary>
    public RecordView View(ApiCall call, CrmRecord record) => new(record, Columns)
    {
        History = History.Count == 0 ? null : [.. History.Select(name => (name, call.Records.Table(call.Type).Slot(record.Id)!.HistoryOf(name)))],
    };
}
