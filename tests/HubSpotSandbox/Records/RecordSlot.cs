namespace HubSpotSandbox.Records;

/// <summary>Everything kept under one record id: the current state, the states search may still show, and the history.</summary>
internal sealed class RecordSlot(CrmRecord first)
{
    private const int HistoryKept = 100;

    private readonly List<CrmRecord> states = [first];
    private readonly List<PropertyWrite> history = [];

    public CrmRecord Current => states[^1];

    public void Put(CrmRecord state, DateTimeOffset indexedUpTo)
    {
        var oldest = states.FindLastIndex(known => known.WrittenAt <= indexedUpTo);
        if (oldest > 0)
        {
            states.RemoveRange(0, oldest);
        }

        states.Add(state);
    }

    /// <summary>The state that search knows, or null when it does not know the record yet.</summary>
    public CrmRecord? Indexed(DateTimeOffset indexedUpTo)
    {
        for (var index = states.Count - 1; index >= 0; index--)
        {
            if (states[index].WrittenAt <= indexedUpTo)
            {
                return states[index];
            }
        }

        return null;
    }

    public void Remember(PropertyWrite write)
    {
        if (history.Count >= HistoryKept * 2)
        {
            history.RemoveRange(0, history.Count - HistoryKept);
        }

        history.Add(write);
    }

    /// <summary>The values a property had, newest first.</summary>
    public IReadOnlyList<PastValue> HistoryOf(string property)
    {
        List<PastValue> values = [];
        for (var index = history.Count - 1; index >= 0; index--)
        {
            foreach (var (name, value) in history[index].Changes)
            {
                if (string.Equals(name, property, StringComparison.Ordinal))
                {
                    values.Add(new PastValue(value ?? "", history[index].At, history[index].Source));
                }
            }
        }

        return values;
    }
}

internal sealed record PropertyWrite(DateTimeOffset At, WriteSource Source, IReadOnlyList<KeyValuePair<string, string?>> Changes);

internal sealed record PastValue(string Value, DateTimeOffset At, WriteSource Source);

/// <summary>Who wrote: an app through the API, or a person in HubSpot's own screens.</summary>
internal sealed record WriteSource(string Type, string Id)
{
    public static WriteSource Person { get; } = new("CRM_UI", "userId:6100042");
}
