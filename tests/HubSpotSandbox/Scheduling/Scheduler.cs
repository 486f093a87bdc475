using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Scheduling;

/// <summary>A meeting that HubSpot has put into a calendar, and whom it has invited to it by mail.</summary>
internal sealed record Invitation(string MeetingId, Period Time, IReadOnlyList<long> UserIds, IReadOnlyList<string> Invited)
{
    /// <summary>The slug; null for a meeting made through `calendar`.</summary>
    public string? Link { get; init; }

    public IReadOnlyList<string> ContactIds { get; init; } = [];

    public string? Subject { get; init; }

    public required string Timezone { get; init; }

    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>The meeting links of the portal and the invitations that were sent. Used with the portal's lock held.</summary>
internal sealed class Scheduler
{
    private readonly List<MeetingLink> links = [.. DefaultLinks.All];
    private readonly List<Invitation> invitations = [];

    /// <summary>In order of id.</summary>
    public IReadOnlyList<MeetingLink> Links => links;

    public IReadOnlyList<Invitation> Invitations => invitations;

    /// <summary>The id of a link that has this slug or would get it.</summary>
    public long IdFor(string slug) => Find(slug)?.Id ?? links[^1].Id + 1;

    public MeetingLink Get(string slug) => Find(slug) ?? throw new RefusedException(SchedulerErrors.NoSuchLink(slug));

    /// <summary>Adds a link, or takes the place of the one with its id.</summary>
    public void Put(MeetingLink link)
    {
        var at = links.FindIndex(known => known.Id == link.Id);
        if (at < 0)
        {
            links.Add(link);
        }
        else
        {
            links[at] = link;
        }
    }

    public void Invite(Invitation invitation) => invitations.Add(invitation);

    /// <summary>How many meetings a user got through a link.</summary>
    public int Count(MeetingLink link, long userId) =>
        invitations.Count(invitation => string.Equals(invitation.Link, link.Slug, StringComparison.Ordinal) && invitation.UserIds[0] == userId);

    private MeetingLink? Find(string slug) => links.Find(link => string.Equals(link.Slug, slug, StringComparison.Ordinal));
}
