using System.Globalization;

namespace HubSpotSandbox.Records;

/// <summary>The records of one type. Every member is called with the portal's lock held.</summary>
internal sealed class RecordTable(ObjectType type)
{
    private readonly List<RecordSlot> slots = [];
    private readonly HashSet<string> blockedEmails = new(StringComparer.OrdinalIgnoreCase);

    public UniqueValues Unique { get; } = new();

    public long NextId => type.FirstId + slots.Count;

    public IEnumerable<CrmRecord> All => slots.Select(slot => slot.Current);

    public RecordSlot? Slot(long id)
    {
        var index = id - type.FirstId;
        return index >= 0 && index < slots.Count ? slots[(int)index] : null;
    }

    /// <summary>The record under an id, following merges; null when there never was one or it was erased.</summary>
    public CrmRecord? Resolve(long id)
    {
        var record = Slot(id)?.Current;
        while (record?.MergedInto is { } survivor)
        {
            record = Slot(survivor)?.Current;
        }

        return record is { Erased: false } ? record : null;
    }

    public CrmRecord? ResolveUnique(string property, string value) =>
        Unique.Find(property, value) is { } id ? Resolve(id) : null;

    public CrmRecord? Resolve(string id) => TryParseId(id, out var number) ? Resolve(number) : null;

    public static bool TryParseId(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    public void Put(CrmRecord record, DateTimeOffset indexedUpTo)
    {
        var slot = Slot(record.Id);
        Unique.Replace(slot?.Current, record);
        if (slot is null)
        {
            slots.Add(new RecordSlot(record));
        }
        else
        {
            slot.Put(record, indexedUpTo);
        }
    }

    /// <summary>The current states from an id on, in order of id.</summary>
    public IEnumerable<CrmRecord> From(long id)
    {
        for (var index = (int)Math.Clamp(id - type.FirstId, 0, slots.Count); index < slots.Count; index++)
        {
            yield return slots[index].Current;
        }
    }

    public List<CrmRecord> Indexed(DateTimeOffset indexedUpTo)
    {
        var records = new List<CrmRecord>(slots.Count);
        foreach (var slot in slots)
        {
            if (slot.Indexed(indexedUpTo) is { Live: true } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    public void BlockEmail(string email) => blockedEmails.Add(email.Trim());

    public bool IsBlocked(string email) => blockedEmails.Contains(email);
}
