using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Operations;

/// <summary>Operations, newest first.</summary>
/// <param name="Status">Only those that have come this far, such as <c>queued</c>.</param>
/// <param name="Kind">Only those of this kind.</param>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record ListOperationsQuery(string? Status, string? Kind, string? After, int Limit) : IQuery<Page<Operation>>;

internal sealed class ListOperationsValidator : AbstractValidator<ListOperationsQuery>
{
    private const int MaxLimit = 100;

    public ListOperationsValidator()
    {
        RuleFor(query => query.Status).Must(status => status is null || OperationWords.StatusOf(status) is not null)
            .WithMessage($"Must be one of {string.Join(", ", OperationWords.All)}.").OverridePropertyName("status");
        RuleFor(query => query.After).Must(after => after is null || Operation.IsId(after)).WithMessage("Must be the 'after' of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.").OverridePropertyName("limit");
    }
}

internal sealed class ListOperationsHandler(IOperations operations) : IRequestHandler<ListOperationsQuery, Page<Operation>>
{
    public async Task<Page<Operation>> Handle(ListOperationsQuery request, CancellationToken cancellationToken)
    {
        var filter = new OperationFilter(request.Status is null ? null : OperationWords.StatusOf(request.Status), request.Kind);
        var page = await operations.ListAsync(filter, request.After, request.Limit, cancellationToken);
        return new(page, page.Count == request.Limit ? page[^1].Id : null);
    }
}

/// <summary>The words for how far an operation has come.</summary>
internal static class OperationWords
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<OperationStatus>().Select(Of)];

    public static OperationStatus? StatusOf(string word)
    {
        foreach (var status in Enum.GetValues<OperationStatus>())
        {
            if (Of(status) == word)
                return status;
        }

        return null;
    }

    private static string Of(OperationStatus status) => status.ToString().ToLowerInvariant();
}
