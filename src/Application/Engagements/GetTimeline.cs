using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Engagements;

/// <summary>The engagements of a contact, company, deal or ticket, newest first.</summary>
public sealed record GetTimelineQuery<T>(RecordId<T> Id, int Limit, string? After) : IQuery<Page<TimelineItem>>
    where T : CrmRecord, ICrmRecord;

internal sealed class GetTimelineValidator<T> : AbstractValidator<GetTimelineQuery<T>>
    where T : CrmRecord, ICrmRecord
{
    public GetTimelineValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.After).Must(after => after is null || TimelinePosition.TryParse(after, out _)).WithMessage("'after' must be the cursor of an earlier answer.");
    }
}

/// <summary>
/// Reads all engagements of the record and takes a page of them: HubSpot's associations are not in the order of time, and
/// its search lags. The cursor is a position in time, so pages neither repeat nor skip when something is added between them.
/// </summary>
internal sealed class GetTimelineHandler<T>(ICrmReader<T> records, IEnumerable<ITimelineSource> sources) : IRequestHandler<GetTimelineQuery<T>, Page<TimelineItem>>
    where T : CrmRecord, ICrmRecord
{
    private static readonly RecordView Ids = RecordView.Typed with { Include = [.. CrmObjectTypes.Engagements.Select(type => type.Plural())] };

    public async Task<Page<TimelineItem>> Handle(GetTimelineQuery<T> request, CancellationToken cancellationToken)
    {
        var record = request.Id.IsWellFormed ? await records.GetAsync(request.Id, Ids, cancellationToken) : throw CrmRecordNotFoundException.Of(T.ObjectType);
        var items = (await Task.WhenAll(sources.Select(source => source.ReadAsync(record.Associations!.GetValueOrDefault(source.Type.Plural()) ?? [], cancellationToken)))).SelectMany(each => each);
        if (request.After is not null && TimelinePosition.TryParse(request.After, out var after))
            items = items.Where(item => TimelinePosition.NewestFirst.Compare(item.Position, after) > 0);
        var page = items.OrderBy(item => item.Position, TimelinePosition.NewestFirst).Take(request.Limit + 1).ToList();
        return page.Count > request.Limit ? new(page[..request.Limit], page[request.Limit - 1].Position.ToString()) : new(page, After: null);
    }
}

/// <summary>One kind of engagement on a timeline.</summary>
internal interface ITimelineSource
{
    CrmObjectType Type { get; }

    /// <summary>The engagements with these ids that still exist.</summary>
    Task<IReadOnlyList<TimelineItem>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}

internal sealed class TimelineSource<T>(ICrmReader<T> engagements) : ITimelineSource
    where T : CrmRecord, ICrmRecord, IEngagement
{
    public CrmObjectType Type => T.ObjectType;

    public async Task<IReadOnlyList<TimelineItem>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var outcomes = await engagements.GetManyAsync(ids, by: null, RecordView.Typed, cancellationToken);
        if (outcomes.Select(outcome => outcome.Error).FirstOrDefault(error => error is not (null or CrmRecordNotFoundException)) is { } failure)
            throw failure;    // half a timeline would look whole
        return [.. outcomes.Select(outcome => outcome.Record).OfType<T>().Select(record => new TimelineItem(T.ObjectType, record, record.OccurredAt ?? record.CreatedAt, record.Title))];
    }
}
