using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using MediatR;

namespace HubSpotCrm.Application.DeadLetters;

/// <summary>Puts another payload in the place of one that failed. It is worked on when it is replayed.</summary>
/// <param name="Payload">JSON, of the shape that the queue's work takes.</param>
public sealed record CorrectDeadLetterCommand(string Id, string Payload) : ICommand<DeadLetter>
{
    public override string ToString() => $"{nameof(CorrectDeadLetterCommand)} {(DeadLetterIds.TryParse(Id, out var id) ? id : 0)}";
}

internal sealed class CorrectDeadLetterHandler(IDeadLetters letters, IEnumerable<IQueueWork> works) : IRequestHandler<CorrectDeadLetterCommand, DeadLetter>
{
    public async Task<DeadLetter> Handle(CorrectDeadLetterCommand request, CancellationToken cancellationToken)
    {
        var letter = DeadLetterIds.TryParse(request.Id, out var id) ? await letters.FindAsync(id, cancellationToken) ?? throw DeadLetterIds.NotFound() : throw DeadLetterIds.NotFound();
        var flaws = works.FirstOrDefault(work => work.Queue == letter.Message.Queue)?.FlawsOf(request.Payload, letter.Message.Payload) ?? new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (flaws.Count > 0)
            throw new ValidationException(flaws.SelectMany(flaw => flaw.Value.Select(message => new ValidationFailure(flaw.Key, message))));
        return await letters.CorrectAsync(id, request.Payload, cancellationToken)
            ? letter with { Message = letter.Message with { Payload = request.Payload } }
            : throw DeadLetterIds.NotFound();
    }
}
