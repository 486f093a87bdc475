using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Deals;

/// <param name="Stage">Id or label.</param>
/// <param name="Pipeline">Id or label; null means the deal's pipeline.</param>
public sealed record MoveDealToStageCommand(RecordId<Deal> Deal, string? Stage, string? Pipeline) : ICommand<Deal>;

internal sealed class MoveDealToStageValidator : AbstractValidator<MoveDealToStageCommand>
{
    public MoveDealToStageValidator()
    {
        RuleFor(command => command.Stage).NotEmpty().WithMessage("Must be the id or label of a stage.");
        RuleFor(command => command.Stage).IsText();
        RuleFor(command => command.Pipeline).IsText();
    }
}

/// <summary>Pipeline and stage move together, and a deal that closes gets a close date unless it has one.</summary>
internal sealed class MoveDealToStageHandler(ICrmReader<Deal> reader, ICrmWriter<Deal, DealFields> writer, StageNames names, TimeProvider time)
    : IRequestHandler<MoveDealToStageCommand, Deal>
{
    public async Task<Deal> Handle(MoveDealToStageCommand request, CancellationToken cancellationToken)
    {
        var deal = request.Deal.IsWellFormed ? await reader.GetAsync(request.Deal, RecordView.Typed, cancellationToken) : throw CrmRecordNotFoundException.Of(Deal.ObjectType);
        var (pipeline, stage) = await names.TargetAsync(Deal.ObjectType, deal.Pipeline, request.Pipeline, request.Stage!, cancellationToken);
        return await writer.UpdateAsync(new(deal.Id), new DealFields
        {
            Pipeline = Optional<string>.Of(pipeline.Id),
            Stage = Optional<string>.Of(stage.Id),
            CloseDate = stage.IsClosed && deal.CloseDate is null ? Optional<DateTimeOffset?>.Of(time.GetUtcNow()) : Optional<DateTimeOffset?>.Absent,
        }, cancellationToken);
    }
}
