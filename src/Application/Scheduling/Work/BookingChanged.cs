using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>
/// A booking has come further, in the transaction that ends the work. When somebody has changed it meanwhile nothing of the
/// work is kept, and it is done again.
/// </summary>
/// <param name="Before">As it was read.</param>
/// <param name="Mail">JSON: the mail that tells of it; null when nobody is told.</param>
public sealed record BookingChanged(Booking Before, Booking After, string? Mail) : Effect
{
    /// <summary>What is to be done next about it.</summary>
    public IReadOnlyList<BookingTask> Next { get; init; } = [];
}
