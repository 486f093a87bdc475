namespace HubSpotCrm.Domain.Records;

/// <summary>The id of a record of one object type, so that a deal's id cannot be passed where a contact's is meant.</summary>
/// <param name="Value">The id as HubSpot writes it.</param>
public readonly record struct RecordId<T>(string Value)
    where T : ICrmRecord
{
    /// <summary>HubSpot's ids are 1 to 19 digits; anything else cannot name a record.</summary>
    public bool IsWellFormed => RecordIds.IsWellFormed(Value);

    public override string ToString() => $"{T.ObjectType} {(IsWellFormed ? Value : "(malformed)")}";
}

internal static class RecordIds
{
    private const int MaxDigits = 19;

    public static bool IsWellFormed(string? id) => id is { Length: >= 1 and <= MaxDigits } && id.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
