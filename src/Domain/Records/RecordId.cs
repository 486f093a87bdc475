namespace HubSpotCrm.Domain.Records;

/// <summary>The id of a record of one object type, so that a deal's id cannot be passed where a contact's is meant.</summary>
/// <param name="Value">The id as HubSpot writes it.</param>
public readonly record struct RecordId<T>(string Value)
    where T : ICrmRecord
{
    /// <summary>HubSpot's ids are 1 to 19 digits; anything else cannot name a record.</summary>
    public bool IsWellFormed => Value is { Length: >= 1 and <= 19 } && Value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    public override string ToString() => $"{T.ObjectType} {(IsWellFormed ? Value : "(malformed)")}";
}
