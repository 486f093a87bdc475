namespace HubSpotCrm.Application.Ports.Operations;

/// <summary>Writes a failure as the caller would have been told it.</summary>
public interface IProblemDocuments
{
    /// <summary>JSON.</summary>
    string Write(Exception failure);
}
