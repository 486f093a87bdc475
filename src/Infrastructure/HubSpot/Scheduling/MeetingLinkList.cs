using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Scheduling;

/// <summary>The account's meeting links, kept as other reference data is: HubSpot's list lacks the durations, so each link takes a call of its own.</summary>
internal sealed class MeetingLinkList
{
    private const int PageSize = 100;
    private const int AtOnce = 10;
    private const string AnyZone = "UTC";

    private readonly IHubSpotSchedulerApi _api;
    private readonly ICrmOwners _owners;
    private readonly ReferenceList<MeetingLink> _list;

    public MeetingLinkList(IHubSpotSchedulerApi api, ICrmOwners owners, IOptions<HubSpotOptions> options, TimeProvider time)
    {
        (_api, _owners) = (api, owners);
        _list = new(ReadAsync, options.Value.ReferenceDataAge, time);
    }

    public Task<IReadOnlyList<MeetingLink>> GetAsync(Freshness freshness, CancellationToken cancellationToken) => _list.GetAsync(freshness, cancellationToken);

    /// <summary>A kind that is new to us is taken for the one whose times HubSpot alone can judge.</summary>
    public static MeetingLinkType TypeOf(string? type) => type switch
    {
        "PERSONAL_LINK" => MeetingLinkType.Personal,
        "GROUP_CALENDAR" => MeetingLinkType.Group,
        _ => MeetingLinkType.RoundRobin,
    };

    private async Task<IReadOnlyList<MeetingLink>> ReadAsync(CancellationToken cancellationToken)
    {
        var listed = await ListAsync(cancellationToken);
        var owners = await OwnersAsync(listed, cancellationToken);
        var links = new List<MeetingLink>();
        foreach (var some in listed.OrderBy(link => link.Slug, StringComparer.Ordinal).Chunk(AtOnce))
            links.AddRange(await Task.WhenAll(some.Select(link => WholeAsync(link, owners, cancellationToken))));
        return links;
    }

    private async Task<IReadOnlyList<HubSpotMeetingLink>> ListAsync(CancellationToken cancellationToken)
    {
        var links = new List<HubSpotMeetingLink>();
        string? after = null;
        do
        {
            var page = await _api.ListAsync(PageSize, after, cancellationToken);
            links.AddRange(page.Results);
            after = page.Paging?.Next?.After;
        }
        while (after is not null);
        return links;
    }

    /// <summary>The owners' ids by the users that they are; read again when an organizer is none that is known.</summary>
    private async Task<IReadOnlyDictionary<string, string>> OwnersAsync(IReadOnlyList<HubSpotMeetingLink> links, CancellationToken cancellationToken)
    {
        var known = await OwnersByUserAsync(Freshness.Known, cancellationToken);
        return links.All(link => link.OrganizerUserId is not { } user || known.ContainsKey(user)) ? known : await OwnersByUserAsync(Freshness.AfterMiss, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, string>> OwnersByUserAsync(Freshness freshness, CancellationToken cancellationToken)
    {
        var byUser = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var owner in await _owners.ListAsync(archived: false, freshness, cancellationToken))
        {
            if (owner.UserId is { } user)
                byUser.TryAdd(user, owner.Id);
        }

        return byUser;
    }

    private async Task<MeetingLink> WholeAsync(HubSpotMeetingLink link, IReadOnlyDictionary<string, string> owners, CancellationToken cancellationToken) => new(
        link.Slug, link.Name, link.Link, TypeOf(link.Type), link.OrganizerUserId is { } user ? owners.GetValueOrDefault(user) : null, await DurationsAsync(link.Slug, cancellationToken))
    {
        Id = link.Id,
    };

    // A link that is gone meanwhile, or of which HubSpot tells nothing, does not hide the others.
    private async Task<IReadOnlyList<TimeSpan>> DurationsAsync(string slug, CancellationToken cancellationToken)
    {
        try
        {
            return (await _api.GetAsync(slug, AnyZone, cancellationToken)).CustomParams.Offered();
        }
        catch (CrmException refusal) when (refusal is CrmRecordNotFoundException or CrmRejectedException)
        {
            return [];
        }
    }
}
