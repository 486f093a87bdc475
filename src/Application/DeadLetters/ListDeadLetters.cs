using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.DeadLetters;

/// <summary>What was given up and waits for somebody to decide about it, oldest first.</summary>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record ListDeadLettersQuery(DeadLetterFilter Filter, string? After, int Limit) : IQuery<Page<DeadLetter>>;

internal sealed class ListDeadLettersValidator : AbstractValidator<ListDeadLettersQuery>
{
    private const int MaxLimit = 100;

    public ListDeadLettersValidator()
    {
        RuleFor(query => query.After).Must(after => after is null || DeadLetterIds.TryParse(after, out _)).WithMessage("Must be the 'after' of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.").OverridePropertyName("limit");
    }
}

internal sealed class ListDeadLettersHandler(IDeadLetters letters) : IRequestHandler<ListDeadLettersQuery, Page<DeadLetter>>
{
    public async Task<Page<DeadLetter>> Handle(ListDeadLettersQuery request, CancellationToken cancellationToken)
    {
        var after = request.After is not null && DeadLetterIds.TryParse(request.After, out var id) ? id : 0;
        var page = await letters.ListAsync(request.Filter, after, request.Limit, cancellationToken);
        return new(page, page.Count == request.Limit ? page[^1].Message.Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>One dead letter.</summary>
public sealed record GetDeadLetterQuery(string Id) : IQuery<DeadLetter>;

internal sealed class GetDeadLetterHandler(IDeadLetters letters) : IRequestHandler<GetDeadLetterQuery, DeadLetter>
{
    public async Task<DeadLetter> Handle(GetDeadLetterQuery request, CancellationToken cancellationToken) =>
        (DeadLetterIds.TryParse(request.Id, out var id) ? await letters.FindAsync(id, cancellationToken) : null) ?? throw DeadLetterIds.NotFound();
}

internal static class DeadLetterIds
{
    public static bool TryParse(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    public static ThingNotFoundException NotFound() => new("There is no dead letter with this id: it may have been replayed or discarded.");
}
