using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Application.Scheduling.Mails;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Application.Webhooks.Reactions;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Application;

internal static class DeliveryRegistration
{
    /// <summary>The queues' work: reactions, pushes, catch-ups, mails.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<SoloGate>();
        services.AddSingleton<LaneWork>();
        services.AddSingleton<IQueueRunner, QueueRunner>();
        services.AddSingleton<IQueueWork, ReactionsWork>();
        services.AddPushes();
        services.AddSingleton<IQueueWork, CatchUpWork>();
        services.AddSingleton<IQueueWork, MailWork>();
        services.AddSingleton<MailTrouble>();
        services.AddSingleton<InvitationLetters>();
        services.AddSingleton<StageLookup>();
        services.AddSingleton<OperationWaiter>();
        services.AddSingleton<KeyFields>();
        foreach (var reaction in WebhookReactions.All)
            services.AddSingleton(typeof(IReaction), reaction);
    }
}
