namespace HubSpotCrm.Domain.Records;

/// <summary>A value that names one record: a field whose values are unique (a contact's e-mail, a custom unique property).</summary>
/// <param name="Field">Our field name, or the name of a custom property.</param>
public readonly record struct UniqueKey(string Field, string Value)
{
    /// <summary>Keys often are personal data, so only the field is shown.</summary>
    public override string ToString() => $"unique {Field}";
}
