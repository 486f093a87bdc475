using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Asks when a meeting link can be booked.</summary>
/// <param name="Timezone">IANA name.</param>
/// <param name="From">Null for now.</param>
/// <param name="To">Null for two weeks after the first moment.</param>
/// <param name="Duration">Null for all that the link offers.</param>
public sealed record FindSlotsQuery(string Slug, string Timezone, DateTimeOffset? From, DateTimeOffset? To, TimeSpan? Duration) : IQuery<LinkAvailability>;
