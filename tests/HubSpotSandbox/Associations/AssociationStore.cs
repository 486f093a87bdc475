namespace HubSpotSandbox.Associations;

/// <summary>
/// Who is associated with whom, kept from both sides, between live records only. Used with the portal's lock held.
/// <see cref="AssociationWriter"/> knows what may be written.
/// </summary>
internal sealed class AssociationStore(PortalRecords portal)
{
    private readonly Dictionary<RecordKey, Dictionary<ObjectType, LinkList>> records = [];

    public Link? Find(RecordKey from, RecordKey to) => Known(from, to.Type)?.Find(to.Id);

    /// <summary>The links of a record to the records of a type, in order of id.</summary>
    public IEnumerable<Link> From(RecordKey from, ObjectType to, long after = 0) => Known(from, to)?.From(after) ?? [];

    public IEnumerable<long> Indexed(RecordKey from, ObjectType to) => Known(from, to)?.Indexed(portal.IndexedUpTo) ?? [];

    /// <summary>The one link of a record that has a type.</summary>
    public Link? First(RecordKey from, AssociationType type) => Known(from, type.To)?.First(type);

    /// <summary>All links of a record.</summary>
    public List<(RecordKey Other, Link Link)> Of(RecordKey record) => records.TryGetValue(record, out var lists)
        ? [.. lists.SelectMany(list => list.Value.All, (list, link) => (new RecordKey(list.Key, link.ToId), link))]
        : [];

    /// <summary>Every pair that has a label, seen from the side that the label begins at.</summary>
    public List<(RecordKey From, RecordKey To)> With(AssociationType label) =>
    [
        .. records.Keys.Where(record => record.Type == label.From)
            .SelectMany(record => From(record, label.To).Where(link => link.Types.Contains(label)), (record, link) => (record, new RecordKey(label.To, link.ToId))),
    ];

    public void Put(RecordKey from, RecordKey to, IReadOnlyList<AssociationType> types)
    {
        var since = Find(from, to)?.Since ?? portal.Now;
        Open(from, to.Type).Put(new Link(to.Id, types, since));
        Open(to, from.Type).Put(new Link(from.Id, [.. types.Select(type => type.Inverse)], since));
    }

    public void Remove(RecordKey from, RecordKey to)
    {
        Known(from, to.Type)?.Remove(to.Id, portal.Now, portal.IndexedUpTo);
        Known(to, from.Type)?.Remove(from.Id, portal.Now, portal.IndexedUpTo);
    }

    private LinkList? Known(RecordKey from, ObjectType to) => records.TryGetValue(from, out var lists) ? lists.GetValueOrDefault(to) : null;

    private LinkList Open(RecordKey from, ObjectType to)
    {
        if (!records.TryGetValue(from, out var lists))
        {
            records[from] = lists = [];
        }

        return lists.TryGetValue(to, out var list) ? list : lists[to] = new LinkList();
    }
}
