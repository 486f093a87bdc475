namespace HubSpotSandbox.Associations;

/// <summary>An associated record as seen from another one.</summary>
internal sealed record Link(long ToId, IReadOnlyList<AssociationType> Types, DateTimeOffset Since);

/// <summary>The links of one record to the records of one type in order of id, and the ended ones that search may still show.</summary>
internal sealed class LinkList
{
    private readonly SortedList<long, Link> links = [];
    private readonly List<(long ToId, DateTimeOffset Since, DateTimeOffset Until)> ended = [];

    public IReadOnlyList<Link> All => [.. links.Values];

    public Link? Find(long toId) => links.GetValueOrDefault(toId);

    public Link? First(AssociationType type) => links.Values.FirstOrDefault(link => link.Types.Contains(type));

    /// <summary>The links from an id on.</summary>
    public IEnumerable<Link> From(long toId)
    {
        for (var index = IndexOf(toId); index < links.Count; index++)
        {
            yield return links.GetValueAtIndex(index);
        }
    }

    public void Put(Link link) => links[link.ToId] = link;

    public void Remove(long toId, DateTimeOffset now, DateTimeOffset indexedUpTo)
    {
        ended.RemoveAll(link => link.Until <= indexedUpTo);
        if (links.Remove(toId, out var link))
        {
            ended.Add((toId, link.Since, now));
        }
    }

    /// <summary>The records that search knows to be associated.</summary>
    public IEnumerable<long> Indexed(DateTimeOffset upTo) => links.Values.Where(link => link.Since <= upTo).Select(link => link.ToId)
        .Concat(ended.Where(link => link.Since <= upTo && upTo < link.Until).Select(link => link.ToId));

    private int IndexOf(long toId)
    {
        var (low, high) = (0, links.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = links.GetKeyAtIndex(middle) < toId ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
