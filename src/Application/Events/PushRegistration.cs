using HubSpotCrm.Application.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Application.Events;

internal static class PushRegistration
{
    public static void AddPushes(this IServiceCollection services)
    {
        services.AddSingleton<IQueueWork, PushWork>();
        services.AddSingleton<SignedPush>();
        services.AddSingleton<PushTurns>();
    }
}
