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
