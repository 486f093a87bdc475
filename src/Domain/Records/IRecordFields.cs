namespace HubSpotCrm.Domain.Records;

/// <summary>The writable fields of an object type. An absent field stays as it is, a null one is cleared.</summary>
public interface IRecordFields
{
    /// <summary>True when nothing at all would be written.</summary>
    bool IsEmpty { get; }

    /// <summary>Values to write that no typed field covers, by HubSpot property name; null clears.</summary>
    IReadOnlyDictionary<string, string?> CustomProperties { get; }

    /// <summary>The value that a unique field would get; null when it would get none.</summary>
    /// <param name="field">Our field name, or the name of a custom property.</param>
    string? KeyOf(string field);
}
