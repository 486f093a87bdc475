namespace HubSpotSandbox.Associations;

/// <summary>A page of links and the id that the next page starts with.</summary>
internal sealed record LinkPage(IReadOnlyList<Link> Links, string? Next)
{
    public const int Size = 500;

    public static LinkPage Of(IEnumerable<Link> links, int limit = Size)
    {
        var taken = links.Take(limit + 1).ToList();
        return taken.Count > limit ? new LinkPage(taken[..limit], RecordKey.Text(taken[limit].ToId)) : new LinkPage(taken, null);
    }
}

/// <summary>What a read shows of a record's associations with one type, and the address of more.</summary>
internal sealed record AssociatedPage(ObjectType To, LinkPage Links, string NextLink);
