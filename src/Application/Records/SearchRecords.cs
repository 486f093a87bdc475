using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record SearchRecordsQuery<T>(RecordSearch Search, RecordView View) : IQuery<SearchPage<T>>
    where T : class, ICrmRecord;

internal sealed class SearchRecordsValidator<T> : AbstractValidator<SearchRecordsQuery<T>>
    where T : class, ICrmRecord
{
    // The limits of HubSpot's search (https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm).
    private const int MaxGroups = 5;
    private const int MaxFiltersOfGroup = 6;
    private const int MaxFilters = 18;
    private const int MaxQueryLength = 3000;

    public SearchRecordsValidator()
    {
        RuleFor(query => query.Search.Limit).IsPageSize().OverridePropertyName("limit");
        RuleFor(query => query.Search.After).GreaterThanOrEqualTo(0).WithMessage("'after' must be the cursor of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Search.Query).MaximumLength(MaxQueryLength).IsText().OverridePropertyName("query");
        RuleFor(query => query.Search.Sort!.Field).IsFieldName().When(query => query.Search.Sort is not null).OverridePropertyName("sort.field");
        RuleFor(query => query.Search.AnyOf).Must(groups => groups.Count <= MaxGroups).WithMessage($"At most {MaxGroups} groups of filters.").OverridePropertyName("anyOf");
        RuleFor(query => query.Search.AnyOf).Must(groups => groups.All(group => group.Count <= MaxFiltersOfGroup) && groups.Sum(group => group.Count) <= MaxFilters)
            .WithMessage($"At most {MaxFiltersOfGroup} filters that must hold together, and {MaxFilters} in all.").OverridePropertyName("filters");
        RuleForEach(query => query.Search.AnyOf.SelectMany(group => group)).SetValidator(new SearchFilterValidator()).OverridePropertyName("filters");
        RuleFor(query => query.View).IsView();
    }
}

internal sealed class SearchFilterValidator : AbstractValidator<SearchFilter>
{
    private const int MaxValues = 100;

    public SearchFilterValidator()
    {
        RuleFor(filter => filter.Field).IsFieldName();
        RuleFor(filter => filter.Value).IsText();
        RuleFor(filter => filter.High).IsText();
        RuleForEach(filter => filter.Values).NotNull().IsText();
        RuleFor(filter => filter.Values).Must(values => values is { Count: >= 1 and <= MaxValues }).When(TakesValues)
            .WithMessage($"'in' and 'notIn' take 'values', 1 to {MaxValues} of them.");
        RuleFor(filter => filter.Values).Null().When(filter => !TakesValues(filter)).WithMessage("Only 'in' and 'notIn' take 'values'.");
        RuleFor(filter => filter.High).NotNull().When(IsBetween).WithMessage("'between' takes 'value' and 'high'.");
        RuleFor(filter => filter.High).Null().When(filter => !IsBetween(filter)).WithMessage("Only 'between' takes 'high'.");
        RuleFor(filter => filter.Value).NotNull().When(TakesValue).WithMessage("This operator takes a 'value'.");
        RuleFor(filter => filter.Value).Null().When(filter => !TakesValue(filter)).WithMessage("This operator takes no 'value'.");
    }

    private static bool TakesValues(SearchFilter filter) => filter.Operator is SearchOperator.In or SearchOperator.NotIn;

    private static bool IsBetween(SearchFilter filter) => filter.Operator is SearchOperator.Between;

    private static bool TakesValue(SearchFilter filter) => !TakesValues(filter) && filter.Operator is not (SearchOperator.Has or SearchOperator.HasNot);
}

internal sealed class SearchRecordsHandler<T>(ICrmReader<T> records) : IRequestHandler<SearchRecordsQuery<T>, SearchPage<T>>
    where T : class, ICrmRecord
{
    // HubSpot's search pages no further than this.
    private const int Reachable = 10_000;

    public Task<SearchPage<T>> Handle(SearchRecordsQuery<T> request, CancellationToken cancellationToken) =>
        request.Search.After > Reachable - request.Search.Limit
            ? throw new SearchTooDeepException(Reachable)
            : records.SearchAsync(request.Search, request.View, cancellationToken);
}
