using System.Text.Json;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>What HubSpot's scheduler has booked, and what the caller has said that its record does not show yet.</summary>
/// <param name="StartAt">When it begins there.</param>
/// <param name="At">When HubSpot said so.</param>
internal sealed record BookedThere(DateTimeOffset StartAt, DateTimeOffset At, string? Subject, string? Location);

/// <summary>What is to be done about a booking. Whatever the message, the booking as it is then tells what the CRM is to show.</summary>
/// <param name="Id">The booking's.</param>
/// <param name="AskedFor">When it was to begin, as it was first asked for; null for one that is in the CRM.</param>
internal sealed record BookingMessage(string Id, DateTimeOffset? AskedFor)
{
    private const string Kind = "booking";

    /// <summary>How long it was to be, as it was first asked for.</summary>
    public TimeSpan? Lasting { get; init; }

    /// <summary>What HubSpot's scheduler has booked, when its record is to be found and completed.</summary>
    public BookedThere? Booked { get; init; }

    public static BookingTask ToMake(Booking booking) => new(Queues.Bookings, new BookingMessage(booking.Id, booking.StartAt) { Lasting = booking.Duration }.Write());

    public static BookingTask ToChange(Booking booking) => new(Queues.Bookings, new BookingMessage(booking.Id, AskedFor: null).Write());

    public static BookingTask ToSettle(Booking booking, BookedThere booked) => new(Queues.Bookings, new BookingMessage(booking.Id, AskedFor: null) { Booked = booked }.Write());

    public static BookingMessage Read(string payload) => JsonSerializer.Deserialize<BookingMessage>(payload)!;

    /// <summary>A booking as a run: by this its steps are known.</summary>
    public static RunPayload RunOf(Booking booking) => new(booking.Id, Kind, $"{Kind}|{booking.Id}", booking.Caller, booking.CreatedAt, Input: default);

    private string Write() => JsonSerializer.Serialize(this);
}
