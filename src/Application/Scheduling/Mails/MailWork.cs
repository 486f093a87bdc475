using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Application.Scheduling.Mails;

/// <summary>Sends invitations, those of one booking one after the other. A server that is away is waited for; what it refuses becomes a dead letter.</summary>
internal sealed class MailWork(IMailSender sender, TimeProvider time) : IQueueWork
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public string Queue => Queues.Mails;

    /// <summary>Connections to the server at once.</summary>
    public int Parallel => 8;

    /// <summary>A refusal is not asked for twice.</summary>
    public RetrySchedule Schedule { get; } = new(ShortestWait, LongestWait, Attempts: 1);

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var mail = JsonSerializer.Deserialize<InvitationMail>(message.Payload) ?? throw new JsonException("There is no mail in it.");
        try
        {
            await sender.SendAsync(mail, cancellationToken);
            return [];
        }
        catch (MailUnavailableException away)
        {
            throw new PostponedException(away.Message, WaitAfter(time.GetUtcNow() - message.EnqueuedAt), away);
        }
    }

    /// <summary>The older, the longer: a server that was away for a moment is asked soon again, and one that is away for hours not by thousands at once.</summary>
    private static TimeSpan WaitAfter(TimeSpan age) =>
        TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds / 4, ShortestWait.TotalSeconds, LongestWait.TotalSeconds)) * (0.7 + (0.3 * Random.Shared.NextDouble()));
}
