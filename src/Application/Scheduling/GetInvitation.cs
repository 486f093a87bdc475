using HubSpotCrm.Application.Pipeline;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>The current invitation of a booking, as a calendar file.</summary>
public sealed record GetInvitationQuery(string Id) : IQuery<string>;
