using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Scheduling.Work;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Application;

internal static class SchedulingRegistration
{
    /// <summary>Bookings, and what brings them and their changes into the CRM.</summary>
    public static void AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<BookingHosts>();
        services.AddSingleton<BookingAcceptance>();
        services.AddSingleton<BookingWaiter>();
        services.AddSingleton<BookingMails>();
        services.AddSingleton<BookingChanges>();
        services.AddSingleton<BookingRecords>();
        services.AddSingleton<BookingUpkeep>();
        services.AddSingleton<OwnBookings>();
        services.AddSingleton<LinkSlots>();
        services.AddSingleton<ContactMeetings>();
        services.AddSingleton<LinkStep>();
        services.AddSingleton<LinkBookings>();
        services.AddSingleton<BookingEnds>();
        services.AddSingleton<IQueueWork, BookingWork>();
    }
}
