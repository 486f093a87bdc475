using static HubSpotSandbox.Records.ObjectTypes;

namespace HubSpotSandbox.Associations;

/// <summary>The types that every portal has (FACTS §6.2).</summary>
internal static class DefinedTypes
{
    public static IReadOnlyList<AssociationType> All { get; } =
    [
        Symmetric(Contacts, 449),
        Symmetric(Companies, 450),
        Symmetric(Deals, 451),
        Symmetric(Tickets, 452),
        .. Plain(Contacts, Deals, 4, 3),
        .. Plain(Contacts, Tickets, 15, 16),
        .. Plain(Deals, Tickets, 27, 28),
        .. WithPrimary(Contacts, (279, 280), (1, 2)),
        .. WithPrimary(Deals, (341, 342), (5, 6)),
        .. WithPrimary(Tickets, (339, 340), (26, 25)),
        .. Activities(Contacts, 193),
        .. Activities(Companies, 181),
        .. Activities(Deals, 205),
        .. Activities(Tickets, 219),
        .. Labelled(Companies, (13, "Child Company", "parent_to_child_company"), Companies, (14, "Parent Company", "child_to_parent_company")),
        .. Labelled(Contacts, (931, "Billing Contact", "billing_contact_to_company"), Companies, (930, "Billing Contact", "company_to_billing_contact")),
    ];

    /// <summary>The lower case of the word in HubSpot's messages, so `meeting_event`.</summary>
    public static string NameOf(ObjectType type) => type.Word.ToLowerInvariant();

    private static string NameOf(ObjectType from, ObjectType to) => $"{NameOf(from)}_to_{NameOf(to)}";

    private static AssociationType Symmetric(ObjectType type, int id) => Unlabelled(id, type, type, NameOf(type, type));

    private static AssociationType[] Plain(ObjectType from, ObjectType to, int id, int inverse) =>
        AssociationType.Pair(Unlabelled(id, from, to, NameOf(from, to)), Unlabelled(inverse, to, from, NameOf(to, from)));

    /// <summary>To companies: the plain name is the primary's, its unlabelled twin has a longer one (FACTS §3.2).</summary>
    private static AssociationType[] WithPrimary(ObjectType from, (int Id, int Inverse) unlabelled, (int Id, int Inverse) primary) =>
    [
        .. AssociationType.Pair(
            Unlabelled(unlabelled.Id, from, Companies, $"{NameOf(from, Companies)}_unlabeled"),
            Unlabelled(unlabelled.Inverse, Companies, from, $"{NameOf(Companies, from)}_unlabeled")),
        .. AssociationType.Pair(Primary(primary.Id, from, Companies), Primary(primary.Inverse, Companies, from)),
    ];

    /// <summary>Calls, e-mails, meetings, notes and tasks follow each other by twos; call and e-mail are four apart.</summary>
    private static AssociationType[] Activities(ObjectType from, int first) =>
    [
        .. Plain(from, Calls, first, first + 1),
        .. Plain(from, Emails, first + 4, first + 5),
        .. Plain(from, Meetings, first + 6, first + 7),
        .. Plain(from, Notes, first + 8, first + 9),
        .. Plain(from, Tasks, first + 10, first + 11),
    ];

    private static AssociationType[] Labelled(ObjectType from, (int Id, string Label, string Name) type, ObjectType to, (int Id, string Label, string Name) inverse) =>
        AssociationType.Pair(
            new(AssociationType.HubSpotDefined, type.Id, from, to, AssociationKind.Label, type.Name) { Label = type.Label },
            new(AssociationType.HubSpotDefined, inverse.Id, to, from, AssociationKind.Label, inverse.Name) { Label = inverse.Label });

    private static AssociationType Unlabelled(int id, ObjectType from, ObjectType to, string name) =>
        new(AssociationType.HubSpotDefined, id, from, to, AssociationKind.Unlabelled, name);

    private static AssociationType Primary(int id, ObjectType from, ObjectType to) =>
        new(AssociationType.HubSpotDefined, id, from, to, AssociationKind.Primary, NameOf(from, to)) { Label = "Primary" };
}
