using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Infrastructure.Notifications.Calendars;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Notifications;

internal static class NotificationsRegistration
{
    /// <summary>Invitations, and the mails that bring them.</summary>
    public static void AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddOptions<InviteOptions>().Bind(configuration.GetSection(InviteOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InviteOptions>, InviteOptionsValidator>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<ICalendarInvites, CalendarInvites>();
    }
}
