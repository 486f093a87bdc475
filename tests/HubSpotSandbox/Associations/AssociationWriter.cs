using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Associations;

/// <summary>Connects and disconnects records for one writer. Called with the portal's lock held.</summary>
internal sealed class AssociationWriter(PortalRecords portal, WriteSource source)
{
    private readonly AssociationCatalog catalog = portal.AssociationTypes;
    private readonly AssociationStore store = portal.Associations;

    /// <summary>The labels replace those of the pair; without a label a pair keeps what it has (FACTS §6.1).</summary>
    public void Connect(RecordKey from, RecordKey to, IEnumerable<AssociationType> types)
    {
        AssociationType[] labels = [.. types.Where(type => type.IsLabel)];
        Put(from, to, labels.Length > 0 ? labels : store.Find(from, to)?.Types ?? Automatic(from, to));
    }

    public void Disconnect(RecordKey from, RecordKey to)
    {
        var before = TypesOf(from, to);
        store.Remove(from, to);
        Tell(from, to, before, removed: true);
    }

    /// <summary>Takes labels off a pair. Without its unlabelled type a pair is no longer associated (FACTS §6.1).</summary>
    public void Remove(RecordKey from, RecordKey to, IReadOnlyCollection<AssociationType> types)
    {
        if (store.Find(from, to) is not { } link)
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
        foreach (var (from, to) in store.With(label))
        {
            Remove(from, to, [label]);
        }
    }

    /// <summary>Ends all links of a record that goes away.</summary>
    public void Forget(RecordKey record)
    {
        // from the end of the sorted list, where taking away costs nothing
        foreach (var (other, _) in Enumerable.Reverse(store.Of(record)))
        {
            Disconnect(record, other);
        }
    }

    /// <summary>The survivor of a merge takes over. A primary company that it has already stays (FACTS §3.9).</summary>
    public void Move(RecordKey record, RecordKey survivor)
    {
        foreach (var (other, link) in store.Of(record))
        {
            Disconnect(record, other);
            if (other == survivor)
            {
                continue;
            }

            var hasPrimary = other.Type == ObjectTypes.Companies && PrimaryOf(survivor) is not null;
            var moved = link.Types.Where(type => !(hasPrimary && type.Kind is AssociationKind.Primary));
            Put(survivor, other, moved.Concat(store.Find(survivor, other)?.Types ?? []));
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

    private void Set(RecordKey from, RecordKey to, IReadOnlyList<AssociationType> types)
    {
        var before = TypesOf(from, to);
        store.Put(from, to, types);
        Tell(from, to, before.Except(types), removed: true);
        Tell(from, to, types.Except(before), removed: false);
    }

    private IReadOnlyList<AssociationType> TypesOf(RecordKey from, RecordKey to) => store.Find(from, to)?.Types ?? [];

    private void Tell(RecordKey from, RecordKey to, IEnumerable<AssociationType> types, bool removed)
    {
        foreach (var type in types)
        {
            portal.Changes.Linked(from, to, type, removed, new Stamp(source, portal.Now));
        }
    }

    private Link? PrimaryOf(RecordKey holder) => catalog.Primary(holder.Type, ObjectTypes.Companies) is { } primary ? store.First(holder, primary) : null;

    /// <summary>With `firstCompanyIsPrimary`, a record without a primary company takes the one it is associated with.</summary>
    private IEnumerable<AssociationType> Automatic(RecordKey from, RecordKey to)
    {
        var holder = to.Type == ObjectTypes.Companies ? from : to;
        return portal.Settings.FirstCompanyIsPrimary && PrimaryOf(holder) is null && catalog.Primary(from.Type, to.Type) is { } primary ? [primary] : [];
    }
}
