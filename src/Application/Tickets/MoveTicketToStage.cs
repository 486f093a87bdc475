using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;
using MediatR;

namespace HubSpotCrm.Application.Tickets;

/// <param name="Stage">Id or label.</param>
/// <param name="Pipeline">Id or label; null means the ticket's pipeline.</param>
public sealed record MoveTicketToStageCommand(RecordId<Ticket> Ticket, string? Stage, string? Pipeline) : ICommand<Ticket>;

internal sealed class MoveTicketToStageValidator : AbstractValidator<MoveTicketToStageCommand>
{
    public MoveTicketToStageValidator()
    {
        RuleFor(command => command.Stage).NotEmpty().WithMessage("Must be the id or label of a stage.");
        RuleFor(command => command.Stage).IsText();
        RuleFor(command => command.Pipeline).IsText();
    }
}

/// <summary>Pipeline and stage move together. HubSpot itself dates the closing of a ticket.</summary>
internal sealed class MoveTicketToStageHandler(ICrmReader<Ticket> reader, ICrmWriter<Ticket, TicketFields> writer, StageNames names) : IRequestHandler<MoveTicketToStageCommand, Ticket>
{
    public async Task<Ticket> Handle(MoveTicketToStageCommand request, CancellationToken cancellationToken)
    {
        var ticket = request.Ticket.IsWellFormed ? await reader.GetAsync(request.Ticket, RecordView.Typed, cancellationToken) : throw CrmRecordNotFoundException.Of(Ticket.ObjectType);
        var (pipeline, stage) = await names.TargetAsync(Ticket.ObjectType, ticket.Pipeline, request.Pipeline, request.Stage!, cancellationToken);
        return await writer.UpdateAsync(
            new(ticket.Id), new TicketFields { Pipeline = Optional<string>.Of(pipeline.Id), Stage = Optional<string>.Of(stage.Id) }, cancellationToken);
    }
}
