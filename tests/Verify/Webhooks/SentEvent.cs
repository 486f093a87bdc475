using System.Globalization;
using System.Text;

namespace Verify.Webhooks;

/// <summary>A change of a contact's lifecycle stage as HubSpot would tell it. The service raises one event of its own for each that is not late.</summary>
/// <param name="Number">Unlike that of any other: the event's id, and part of its value.</param>
internal sealed record SentEvent(long Number, long Contact, long At)
{
    /// <summary>HubSpot's name. The service reacts to the lifecycle stage.</summary>
    public string Property { get; init; } = "lifecyclestage";

    public string Value => $"stage-{Number}";

    public static byte[] Write(IEnumerable<SentEvent> events, int attempt = 0, long numberOffset = 0)
    {
        var text = new StringBuilder("[");
        foreach (var each in events)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append(CultureInfo.InvariantCulture,
                $$"""{"eventId":{{each.Number + numberOffset}},"subscriptionId":4102003,"portalId":24310007,"appId":9120455,"occurredAt":{{each.At}},"subscriptionType":"contact.propertyChange","attemptNumber":{{attempt}},"objectId":{{each.Contact}},"propertyName":"{{each.Property}}","propertyValue":"{{each.Value}}","changeSource":"CRM_UI","sourceId":"userId:6100042"}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }
}
