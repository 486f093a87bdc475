using System.Diagnostics.CodeAnalysis;

namespace HubSpotSandbox.Records;

internal static class ObjectTypes
{
    public static ObjectType Contacts { get; } = new("contacts", "contact", "0-1", "CONTACT", 51200000101)
    {
        CreateDate = "createdate",
        ModifiedDate = "lastmodifieddate",
        ScopeOf = "contacts",
        Mergeable = true,
        Erasable = true,
        OneRequired = ["email", "firstname", "lastname"],
        DefaultColumns = ["email", "firstname", "lastname"],
        QueriedColumns =
        [
            "firstname", "lastname", "email", "phone", "hs_additional_emails", "fax", "mobilephone", "company", "hs_marketable_until_renewal",
            "hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number",
        ],
    };

    public static ObjectType Companies { get; } = new("companies", "company", "0-2", "COMPANY", 18800004401)
    {
        CreateDate = "createdate",
        ScopeOf = "companies",
        Mergeable = true,
        OneRequired = ["name", "domain"],
        DefaultColumns = ["name", "domain"],
        QueriedColumns = ["website", "phone", "name", "domain"],
    };

    public static ObjectType Deals { get; } = new("deals", "deal", "0-3", "DEAL", 29800011701)
    {
        CreateDate = "createdate",
        ScopeOf = "deals",
        Mergeable = true,
        AllRequired = ["dealname", "dealstage", "pipeline"],
        Pipelines = new PipelineProperties("pipeline", "dealstage", "default"),
        DefaultColumns = ["dealname", "amount", "closedate", "pipeline", "dealstage"],
        QueriedColumns = ["dealname", "pipeline", "dealstage", "description", "dealtype"],
    };

    public static ObjectType Tickets { get; } = new("tickets", "ticket", "0-5", "TICKET", 32100005501)
    {
        CreateDate = "createdate",
        ScopeOf = "tickets",
        Mergeable = true,
        AllRequired = ["subject", "hs_pipeline_stage", "hs_pipeline"],
        Pipelines = new PipelineProperties("hs_pipeline", "hs_pipeline_stage", "0"),
        DefaultColumns = ["content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority", "subject"],
        QueriedColumns = ["subject", "content", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_id"],
    };

    public static ObjectType Calls { get; } = Engagement("calls", "call", "0-48", "CALL", 45500000601) with
    {
        QueriedColumns = ["hs_call_title", "hs_body_preview"],
    };

    public static ObjectType Meetings { get; } = Engagement("meetings", "meeting", "0-47", "MEETING_EVENT", 72200000001) with
    {
        QueriedColumns = ["hs_meeting_title", "hs_meeting_body"],
    };

    public static ObjectType Notes { get; } = Engagement("notes", "note", "0-46", "NOTE", 61100000001) with { QueriedColumns = ["hs_note_body"] };

    public static ObjectType Tasks { get; } = Engagement("tasks", "task", "0-27", "TASK", 63300000001) with
    {
        QueriedColumns = ["hs_task_body", "hs_task_subject"],
    };

    public static ObjectType Emails { get; } = Engagement("emails", "email", "0-49", "EMAIL", 65500000001) with
    {
        AllRequired = ["hs_timestamp", "hs_email_direction"],
        QueriedColumns = ["hs_email_subject"],
        NotFilterable = ["hs_email_html", "hs_body_preview", "hs_body_preview_html"],
    };

    public static IReadOnlyList<ObjectType> All { get; } = [Contacts, Companies, Deals, Tickets, Calls, Meetings, Notes, Tasks, Emails];

    private static readonly Dictionary<string, ObjectType> ByName = All
        .SelectMany(type => new[] { type.Plural, type.Singular, type.TypeId }, (type, name) => (type, name))
        .ToDictionary(pair => pair.name, pair => pair.type, StringComparer.OrdinalIgnoreCase);

    public static bool TryFind(string name, [NotNullWhen(true)] out ObjectType? type) => ByName.TryGetValue(name, out type);

    private static ObjectType Engagement(string plural, string singular, string typeId, string word, long firstId) =>
        new(plural, singular, typeId, word, firstId)
        {
            CreateDate = "hs_createdate",
            ScopeOf = "contacts",
            AllRequired = ["hs_timestamp"],
            NotFilterable = ["hs_body_preview_html"],
        };
}
