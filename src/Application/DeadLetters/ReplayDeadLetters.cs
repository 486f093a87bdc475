using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using MediatR;

namespace HubSpotCrm.Application.DeadLetters;

/// <summary>Puts dead letters back to work. They come before what waits in their lanes.</summary>
/// <param name="Id">One alone, or null for all that match.</param>
/// <returns>How many.</returns>
public sealed record ReplayDeadLettersCommand(string? Id, DeadLetterFilter Filter) : ICommand<int>;

internal sealed class ReplayDeadLettersHandler(IDeadLetters letters, IWakeUps wakeUps) : IRequestHandler<ReplayDeadLettersCommand, int>
{
    public async Task<int> Handle(ReplayDeadLettersCommand request, CancellationToken cancellationToken)
    {
        long? one = request.Id is null ? null : DeadLetterIds.TryParse(request.Id, out var id) ? id : throw DeadLetterIds.NotFound();
        var replayed = await letters.ReplayAsync(one, request.Filter, cancellationToken);
        if (replayed == 0 && one is not null)
            throw DeadLetterIds.NotFound();
        foreach (var queue in Queues.All)
            wakeUps.Ring(queue);
        return replayed;
    }
}

/// <summary>Gives a dead letter up for good, and the operation that it belongs to.</summary>
public sealed record DiscardDeadLetterCommand(string Id) : ICommand<Unit>;

internal sealed class DiscardDeadLetterHandler(IDeadLetters letters, IProblemDocuments problems) : IRequestHandler<DiscardDeadLetterCommand, Unit>
{
    public async Task<Unit> Handle(DiscardDeadLetterCommand request, CancellationToken cancellationToken) =>
        DeadLetterIds.TryParse(request.Id, out var id) && await letters.DiscardAsync(id, problems.Write(new OperationDiscardedException()), cancellationToken) ? Unit.Value : throw DeadLetterIds.NotFound();
}
