using HubSpotCrm.Application.Delivery;

namespace HubSpotCrm.Api.Outbox;

internal static class OutboxRegistration
{
    /// <summary>Writes that wait for HubSpot.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<WriteAcceptance>();
        services.AddSingleton<ReferencedOperations>();
        services.AddSingleton<WriteReplay>();
        services.AddSingleton<OutboxGate>();
        services.AddSingleton<IQueueWork, OutboxWork>();
    }

    /// <summary>What comes from here on is gone through again by writes that waited.</summary>
    public static void UseReplays(this WebApplication app) =>
        ((IApplicationBuilder)app).Use(app.Services.GetRequiredService<WriteReplay>().Through);
}
