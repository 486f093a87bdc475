using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>Which record to merge into the one in the path.</summary>
public sealed record MergeRequest
{
    /// <summary>The record that goes away; its id keeps leading to the surviving one.</summary>
    public required string DuplicateId { get; init; }

    internal MergeRecordsCommand<T> ToCommand<T>(string id)
        where T : CrmRecord, ICrmRecord => new(new(id), new(DuplicateId));
}

/// <summary>Where to move a deal or ticket.</summary>
public sealed record MoveToStageRequest
{
    /// <summary>The stage, by id or label.</summary>
    public required string Stage { get; init; }

    /// <summary>The pipeline, by id or label; the record's own when absent.</summary>
    public string? Pipeline { get; init; }
}

/// <summary>A request that holds the fields of a record.</summary>
/// <typeparam name="TFields">The fields of the object type.</typeparam>
internal interface IFieldsRequest<out TFields>
    where TFields : class, IRecordFields
{
    TFields ToFields();
}

/// <summary>A request for a new record.</summary>
internal interface INewRecordRequest<out TFields> : IFieldsRequest<TFields>
    where TFields : class, IRecordFields
{
    AssociationsRequest? Associations { get; }
}

/// <summary>A request to change one record of a batch.</summary>
internal interface IUpdateRequest<out TFields> : IFieldsRequest<TFields>
    where TFields : class, IRecordFields
{
    string Id { get; }
}

/// <summary>From requests to the messages that are the same for every object type.</summary>
internal static class RecordMessages
{
    public static CreateRecordCommand<T, TFields> ToCreate<T, TFields>(this INewRecordRequest<TFields> request)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new(request.ToNewRecord());

    public static LogOnContactCommand<T, TFields> ToLogOn<T, TFields>(this INewRecordRequest<TFields> request, string contactId)
        where T : CrmRecord, ICrmRecord, IEngagement
        where TFields : class, IRecordFields => new(new(contactId), request.ToNewRecord());

    public static UpdateRecordCommand<T, TFields> ToUpdate<T, TFields>(this IFieldsRequest<TFields> request, string id)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new(new(id), request.ToFields());

    public static CreateRecordBatchCommand<T, TFields> ToCreateBatch<T, TFields>(this IEnumerable<INewRecordRequest<TFields>> requests)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new([.. requests.Select(ToNewRecord)]);

    public static UpdateRecordBatchCommand<T, TFields> ToUpdateBatch<T, TFields>(this IEnumerable<IUpdateRequest<TFields>> requests)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new([.. requests.Select(request => new RecordUpdate<T, TFields>(new(request.Id), request.ToFields()))]);

    public static UpsertRecordBatchCommand<T, TFields> ToUpsertBatch<T, TFields>(this IEnumerable<IFieldsRequest<TFields>> requests, string by)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields => new(by, [.. requests.Select(request => request.ToFields())]);

    public static TFields ToFields<TFields>(this IFieldsRequest<TFields> request)
        where TFields : class, IRecordFields => request.ToFields();

    public static NewRecord<TFields> ToNewRecord<TFields>(this INewRecordRequest<TFields> request)
        where TFields : class, IRecordFields => new(request.ToFields(), request.Associations?.ToRefs() ?? []);
}
