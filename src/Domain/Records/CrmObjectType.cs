namespace HubSpotCrm.Domain.Records;

/// <summary>The object types of the CRM that this service speaks about.</summary>
public enum CrmObjectType
{
    Contact,
    Company,
    Deal,
    Ticket,
    Call,
    Meeting,
    Note,
    Task,
    Email,
}

/// <summary>Names and kinds of object types.</summary>
public static class CrmObjectTypes
{
    private static readonly string[] Plurals = ["contacts", "companies", "deals", "tickets", "calls", "meetings", "notes", "tasks", "emails"];

    private static readonly string[] Singulars = ["contact", "company", "deal", "ticket", "call", "meeting", "note", "task", "email"];

    /// <summary>Every plural, in the order of the types.</summary>
    public static IReadOnlyList<string> AllPlurals => Plurals;

    /// <summary>What happened with people: calls, meetings, notes, tasks, emails. They are associated with records, never with each other.</summary>
    public static IReadOnlyList<CrmObjectType> Engagements { get; } = [CrmObjectType.Call, CrmObjectType.Meeting, CrmObjectType.Note, CrmObjectType.Task, CrmObjectType.Email];

    /// <summary>The word in paths: <c>contacts</c>.</summary>
    public static string Plural(this CrmObjectType type) => Plurals[(int)type];

    /// <summary>The word for one: <c>contact</c>.</summary>
    public static string Singular(this CrmObjectType type) => Singulars[(int)type];

    public static bool TryParsePlural(string plural, out CrmObjectType type)
    {
        var at = Array.IndexOf(Plurals, plural);
        type = (CrmObjectType)Math.Max(at, 0);
        return at >= 0;
    }

    public static bool TryParseSingular(string? singular, out CrmObjectType type)
    {
        var at = Array.IndexOf(Singulars, singular);
        type = (CrmObjectType)Math.Max(at, 0);
        return at >= 0;
    }

    public static bool IsEngagement(this CrmObjectType type) => Engagements.Contains(type);

    /// <summary>False for two engagements: HubSpot knows no association between them.</summary>
    public static bool CanBeAssociatedWith(this CrmObjectType type, CrmObjectType other) => !(type.IsEngagement() && other.IsEngagement());
}
