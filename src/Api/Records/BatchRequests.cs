using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>Records to read or archive, at most 10,000.</summary>
public sealed record BatchKeysRequest
{
    /// <summary>Record ids, or values of the unique field named in <c>by</c>.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>A unique field such as <c>email</c>; absent means the record id.</summary>
    public string? By { get; init; }

    internal ReadRecordBatchQuery<T> ToQuery<T>(string? properties)
        where T : CrmRecord, ICrmRecord => new(Ids, By, Views.Of(properties));

    internal ArchiveRecordBatchCommand<T> ToCommand<T>()
        where T : CrmRecord, ICrmRecord => new(Ids, By);
}

/// <summary>Records to make or change, at most 10,000.</summary>
/// <typeparam name="TRecord">The fields of one record.</typeparam>
public sealed record BatchRequest<TRecord>
{
    /// <summary>One entry for each record.</summary>
    [NoNulls]
    public required IReadOnlyList<TRecord> Records { get; init; }
}

/// <summary>Records to make or change by a unique field, at most 10,000.</summary>
/// <typeparam name="TRecord">The fields of one record.</typeparam>
public sealed record BatchUpsertRequest<TRecord>
{
    /// <summary>The unique field that tells which record is meant, such as <c>email</c>; every record sets it.</summary>
    public required string By { get; init; }

    /// <summary>One entry for each record.</summary>
    [NoNulls]
    public required IReadOnlyList<TRecord> Records { get; init; }
}
