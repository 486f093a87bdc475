namespace HubSpotSandbox.Associations;

/// <summary>
/// Who is associated with whom, kept from both sides, between live records only. Used with the portal's lock held.
/// </summary>
internal sealed class AssociationStore(PortalRecords portal)
{
    private readonly AssociationCatalog catalog = portal.AssociationTypes;
    private readonly Dictionary<RecordKey, Dictionary<ObjectType, LinkList>> records = [];

    public Link? Find(RecordKey from, RecordKey to) => Known(from, to.Type)?.Find(to.Id);

    /// <summary>The links of a record to the records of a type, in order of id.</summary>
    public IEnumerable<Link> From(RecordKey from, ObjectType to, long after = 0) => Known(from, to)?.From(after) ?? [];

    public IEnumerable<long> Indexed(RecordKey from, ObjectType to) => Known(from, to)?.Indexed(portal.IndexedUpTo) ?? [];

    /// <summary>The labels replace those of the pair; without a label a pair keeps what it has (FACTS §6.1).</summary>
    public void Connect(RecordKey from, RecordKey to, IEnumerable<AssociationType> types)
    {
        AssociationType[] labels = [.. types.Where(type => type.IsLabel)];
        Put(from, to, labels.Length > 0 ? labels : Find(from, to)?.Types ?? Automatic(from, to));
    }

    public void Disconnect(RecordKey from, RecordKey to)
    {
        Known(from, to.Type)?.Remove(to.Id, portal.Now, portal.IndexedUpTo);
        Known(to, from.Type)?.Remove(from.Id, portal.Now, portal.IndexedUpTo);
    }

    /// <summary>Takes labels off a pair. Without its unlabelled type a pair is no longer associated (FACTS §6.1).</summary>
    public void Remove(RecordKey from, RecordKey to, IReadOnlyCollection<AssociationType> types)
    {
        if (Find(from, to) is not { } link)
        {
            return;
        }

        if (types.Any(type => !type.IsLabel))
        {
            Disconnect(from, to);
        }
        else
        {
            Put(from, to, link.Types.Except(types));
        }
    }

    /// <summary>Takes a label off every pair that has it.</summary>
    public void Remove(AssociationType label)
    {
        var pairs = records.Where(record => record.Key.Type == label.From)
            .SelectMany(record => From(record.Key, label.To).Where(link => link.Types.Contains(label)), (record, link) => (record.Key, link.ToId));
        foreach (var (from, to) in pairs.ToList())
        {
            Remove(from, new RecordKey(label.To, to), [label]);
        }
    }

    /// <summary>Ends all links of a record that goes away.</summary>
    public void Forget(RecordKey record)
    {
        foreach (var (other, _) in LinksOf(record))
        {
            Disconnect(record, other);
        }
    }

    /// <summary>The survivor of a merge takes over. A primary company that it has already stays (FACTS §3.9).</summary>
    public void Move(RecordKey record, RecordKey survivor)
    {
        foreach (var (other, link) in LinksOf(record))
        {
            Disconnect(record, other);
            if (other == survivor)
            {
                continue;
            }

            var hasPrimary = other.Type == ObjectTypes.Companies && PrimaryOf(survivor) is not null;
            var moved = link.Types.Where(type => !(hasPrimary && type.Kind is AssociationKind.Primary));
            Put(survivor, other, moved.Concat(Find(survivor, other)?.Types ?? []));
        }
    }

    private void Put(RecordKey from, RecordKey to, IEnumerable<AssociationType> types)
    {
        var unlabelled = catalog.Default(from.Type, to.Type) ?? throw new InvalidOperationException($"{from.Type} and {to.Type} cannot be associated.");
        AssociationType[] all = [.. types.Append(unlabelled).Distinct().OrderBy(type => type.Category, StringComparer.Ordinal).ThenBy(type => type.Id)];
        if (all.Any(type => type.Kind is AssociationKind.Primary))
        {
            ClearPrimary(from, to);
        }

        Set(from, to, all);
    }

    /// <summary>A contact, deal or ticket has one primary company.</summary>
    private void ClearPrimary(RecordKey from, RecordKey to)
    {
        var (holder, company) = to.Type == ObjectTypes.Companies ? (from, to) : (to, from);
        if (PrimaryOf(holder) is { } before && before.ToId != company.Id)
        {
            Set(holder, company with { Id = before.ToId }, [.. before.Types.Where(type => type.Kind is not AssociationKind.Primary)]);
        }
    }

    private Link? PrimaryOf(RecordKey holder) =>
        catalog.Primary(holder.Type, ObjectTypes.Companies) is { } primary ? Known(holder, ObjectTypes.Companies)?.First(primary) : null;

    /// <summary>With `firstCompanyIsPrimary`, a record without a primary company takes the one it is associated with.</summary>
    private IEnumerable<AssociationType> Automatic(RecordKey from, RecordKey to)
    {
        var holder = to.Type == ObjectTypes.Companies ? from : to;
        return portal.Settings.FirstCompanyIsPrimary && PrimaryOf(holder) is null && catalog.Primary(from.Type, to.Type) is { } primary ? [primary] : [];
    }

    private void Set(RecordKey from, RecordKey to, IReadOnlyList<AssociationType> types)
    {
        var since = Find(from, to)?.Since ?? portal.Now;
        Open(from, to.Type).Put(new Link(to.Id, types, since));
        Open(to, from.Type).Put(new Link(from.Id, [.. types.Select(type => type.Inverse)], since));
    }

    private List<(RecordKey Other, Link Link)> LinksOf(RecordKey record) => records.TryGetValue(record, out var lists)
        ? [.. lists.SelectMany(list => list.Value.All, (list, link) => (new RecordKey(list.Key, link.ToId), link))]
        : [];

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
