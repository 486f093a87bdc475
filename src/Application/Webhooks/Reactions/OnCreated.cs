using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A record was made by somebody else: it is read, so that it is found by its keys before HubSpot's search shows it.</summary>
internal sealed class OnCreated<T>(ICrmReader<T> records, KeyFields keys, TimeProvider time) : IReaction
    where T : CrmRecord, ICrmRecord
{
    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        var readAt = time.GetUtcNow();
        try
        {
            var record = await records.GetAsync(new(item.ObjectId!), RecordView.Typed, cancellationToken);
            return [.. Keys(record).Select(key => keys.Of(T.ObjectType, key.Field, key.Text)).Where(key => key.Value.Length > 0).Select(key => new HoldsKey(T.ObjectType, record.Id, Property: null, key, readAt))];
        }
        catch (CrmRecordNotFoundException)
        {
            return [];    // gone again already
        }
    }

    private static IEnumerable<(string Field, string? Text)> Keys(CrmRecord record) => record switch
    {
        Contact contact => [("email", contact.Email), ("phone", contact.Phone), ("mobilePhone", contact.MobilePhone)],
        Company company => [("domain", company.Domain)],
        _ => [],
    };
}
