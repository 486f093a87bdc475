using HubSpotCrm.Application.Webhooks.Reactions;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Which events the service reacts to, and how.</summary>
internal static class WebhookReactions
{
    private static readonly Dictionary<(string Type, string? Field), Type[]> Table = new()
    {
        [("contact.creation", null)] = [typeof(OnCreated<Contact>)],
        [("company.creation", null)] = [typeof(OnCreated<Company>)],
        [("contact.propertyChange", "email")] = [typeof(OnKeyChanged)],
        [("contact.propertyChange", "phone")] = [typeof(OnKeyChanged)],
        [("contact.propertyChange", "mobilePhone")] = [typeof(OnKeyChanged)],
        [("contact.propertyChange", "lifecycleStage")] = [typeof(OnLifecycleStageChanged)],
        [("contact.propertyChange", "ownerId")] = [typeof(OnOwnerChanged)],
        [("contact.deletion", null)] = [typeof(OnDeleted)],
        [("contact.privacyDeletion", null)] = [typeof(OnErased)],
        [("contact.merge", null)] = [typeof(OnMerged)],
        [("company.propertyChange", "domain")] = [typeof(OnKeyChanged)],
        [("company.propertyChange", "ownerId")] = [typeof(OnOwnerChanged)],
        [("company.deletion", null)] = [typeof(OnDeleted)],
        [("company.merge", null)] = [typeof(OnMerged)],
        [("deal.propertyChange", "stage")] = [typeof(OnDealStageChanged)],
        [("deal.propertyChange", "ownerId")] = [typeof(OnOwnerChanged)],
        [("deal.deletion", null)] = [typeof(OnDeleted)],
        [("deal.merge", null)] = [typeof(OnMerged)],
        [("ticket.propertyChange", "stage")] = [typeof(OnTicketStageChanged)],
        [("ticket.propertyChange", "ownerId")] = [typeof(OnOwnerChanged)],
        [("ticket.deletion", null)] = [typeof(OnDeleted)],
        [("ticket.merge", null)] = [typeof(OnMerged)],
        [("meeting.propertyChange", "startAt")] = [typeof(OnMeetingChanged)],
        [("meeting.propertyChange", "endAt")] = [typeof(OnMeetingChanged)],
        [("meeting.propertyChange", "outcome")] = [typeof(OnMeetingChanged)],
        [("meeting.deletion", null)] = [typeof(OnMeetingGone)],
    };

    public static IEnumerable<Type> All => Table.Values.SelectMany(types => types).Distinct();

    public static bool IsReactedTo(CrmEvent item) => item.ObjectId is not null && Table.ContainsKey((item.Type, item.Field));

    public static IReadOnlyList<Type> For(CrmEvent item) => Table.GetValueOrDefault((item.Type, item.Field), []);
}
