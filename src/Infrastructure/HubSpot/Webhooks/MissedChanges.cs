using System.Text.Json;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Persistence.Events;

namespace HubSpotCrm.Infrastructure.HubSpot.Webhooks;

/// <summary>Reads the history of changed records and feeds what is missing, in the shape in which HubSpot would have told it.</summary>
internal sealed class MissedChanges(IHubSpotObjectsApi api, IEnumerable<IPropertyNames> names, KnownChanges known, IWebhookInbox inbox, ICallerContext callers) : IMissedChanges
{
    private const int MostWithHistory = 50;

    // HubSpot's own records have their times from other clocks than its events.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly Caller CatchUp = new("(catch-up)") { IsBackground = true };

    private readonly Dictionary<string, IPropertyNames> _names = names.ToDictionary(each => each.ObjectType, StringComparer.Ordinal);

    public async Task<int> FeedAsync(CrmObjectType type, DateTimeOffset from, CancellationToken cancellationToken)
    {
        using var caller = callers.Enter(CatchUp);
        var fed = 0;
        await foreach (var page in new ChangedRecords(api).FindAsync(type, from - Margin, cancellationToken))
        {
            foreach (var ids in page.Chunk(MostWithHistory))
                fed += await FeedAsync(type, ids, from - Margin, cancellationToken);
        }

        return fed;
    }

    private async Task<int> FeedAsync(CrmObjectType type, string[] ids, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var properties = _names[type.Plural()].Typed;
        var read = await api.ReadBatchAsync(type.Plural(), new([.. ids.Select(id => new HubSpotBatchInput { Id = id })], properties) { PropertiesWithHistory = properties }, archived: null, cancellationToken);
        var changes = read.Results.SelectMany(record => ChangesOf(type, record, from)).OrderBy(change => change.OccurredAt).ToList();
        var missing = await known.MissingOfAsync(changes, cancellationToken);
        if (missing.Count > 0)
            await inbox.StoreAsync(EventSources.CatchUp, JsonSerializer.SerializeToUtf8Bytes(missing, JsonSerializerOptions.Web), cancellationToken);
        return missing.Count;
    }

    private static IEnumerable<MissedChange> ChangesOf(CrmObjectType type, HubSpotRecord record, DateTimeOffset from)
    {
        if (record.CreatedAt is { } created && created >= from)
            yield return new($"{type.Singular()}.creation", record.Id, PropertyName: null, PropertyValue: null, created.ToUnixTimeMilliseconds());
        foreach (var (property, values) in record.PropertiesWithHistory ?? [])
        {
            foreach (var past in values.Where(past => past.Timestamp >= from))
                yield return new($"{type.Singular()}.propertyChange", record.Id, property, past.Value ?? "", past.Timestamp.ToUnixTimeMilliseconds());
        }
    }
}

/// <summary>A change as HubSpot's webhooks tell it.</summary>
/// <param name="OccurredAt">Milliseconds since 1970.</param>
internal sealed record MissedChange(string SubscriptionType, string ObjectId, string? PropertyName, string? PropertyValue, long OccurredAt);
