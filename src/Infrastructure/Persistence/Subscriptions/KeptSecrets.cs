using System.Buffers.Text;
using System.Text;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Secrets;

namespace HubSpotCrm.Infrastructure.Persistence.Subscriptions;

/// <summary>A subscription's row, its secrets as they are kept.</summary>
/// <param name="Subscription">Without its secrets.</param>
internal sealed record KeptSubscription(EventSubscription Subscription, string Secret, string? PreviousSecret, long Queued);

/// <summary>Subscribers' secrets on their way into the database and out of it.</summary>
internal sealed class KeptSecrets(SecretsAtRest secrets)
{
    public async Task<string> CloseAsync(PushSecret secret) => Base64Url.EncodeToString(await secrets.CloseAsync(SecretKind.PushSecret, Encoding.UTF8.GetBytes(secret.Text)));

    public async Task<EventSubscription> OpenAsync(KeptSubscription kept) => kept.Subscription with
    {
        Secret = await OpenAsync(kept.Secret),
        PreviousSecret = kept.PreviousSecret is { } previous ? await OpenAsync(previous) : null,
    };

    public async Task<IReadOnlyList<SubscriptionProgress>> OpenAsync(IReadOnlyList<KeptSubscription> kept)
    {
        var opened = new List<SubscriptionProgress>(kept.Count);
        foreach (var each in kept)
            opened.Add(new(await OpenAsync(each), each.Queued));
        return opened;
    }

    private async Task<PushSecret?> OpenAsync(string kept)
    {
        if (kept.StartsWith(PushSecret.Prefix, StringComparison.Ordinal))    // kept before there was any protection
            return new(kept);
        return Base64Url.IsValid(kept) && await secrets.OpenAsync(SecretKind.PushSecret, Base64Url.DecodeFromChars(kept)) is { } plain ? new(Encoding.UTF8.GetString(plain)) : null;
    }
}
