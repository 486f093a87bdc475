namespace HubSpotCrm.Domain.Records;

/// <summary>A record to make.</summary>
/// <param name="Associations">Records to associate it with in the same moment.</param>
public sealed record NewRecord<TFields>(TFields Fields, IReadOnlyList<RecordRef> Associations)
    where TFields : class, IRecordFields
{
    public override string ToString() => $"new {typeof(TFields).Name} with {Associations.Count} associations";
}

/// <summary>A record of any object type.</summary>
public readonly record struct RecordRef(CrmObjectType Type, string Id)
{
    /// <summary>False for an id that no record can have: HubSpot's are 1 to 19 digits.</summary>
    public bool IsWellFormed => RecordIds.IsWellFormed(Id);

    public override string ToString() => $"{Type} {Id}";
}
