namespace HubSpotCrm.Domain.Records;

/// <summary>A record that was made or changed.</summary>
/// <param name="Created">True when the record is new.</param>
public sealed record WriteResult<T>(T Record, bool Created);

/// <summary>What became of one input of a batch: a record (none for an archive), or the error that it alone would have had.</summary>
public sealed record BatchOutcome<T>(T? Record, bool Created, Exception? Error)
    where T : class
{
    public static BatchOutcome<T> Done(T? record, bool created = false) => new(record, created, Error: null);

    public static BatchOutcome<T> Failed(Exception error) => new(Record: null, Created: false, error);
}
