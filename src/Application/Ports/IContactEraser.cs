using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>Erases people for good (GDPR).</summary>
public interface IContactEraser
{
    /// <summary>Removes the contact and its data beyond recovery. Repeatable.</summary>
    Task EraseAsync(RecordId<Contact> id, CancellationToken cancellationToken);
}
