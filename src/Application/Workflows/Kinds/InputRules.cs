using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>Rules that the inputs of several workflows share.</summary>
internal static class InputRules
{
    private const int LongestExternalId = 200;

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(id => id is null || (id.Trim().Length is >= 1 and <= LongestExternalId && !id.Any(char.IsControl))).WithMessage($"Must be 1 to {LongestExternalId} characters without control characters.");

    /// <summary>The rules of a record's fields, for fields that stand somewhere in an input.</summary>
    /// <param name="rule">What holds them.</param>
    /// <param name="rules">The rules of the record.</param>
    /// <param name="fields">The record's fields.</param>
    /// <param name="fieldsIn">Where they stand, such as <c>customer.</c>.</param>
    public static void HasFields<T, TFields>(this IRuleBuilderInitial<T, T> rule, IValidator<TFields> rules, Func<T, TFields?> fields, string fieldsIn)
        where T : IWorkflowInput
        where TFields : class => rule.Custom((input, context) =>
        {
            foreach (var failure in fields(input) is { } given ? rules.Validate(given).Errors : [])
                context.AddFailure(new ValidationFailure($"{fieldsIn}{failure.PropertyName}", failure.ErrorMessage));
        });

    /// <summary>A person who is known by the e-mail.</summary>
    public static void IsPersonWithEmail<T>(this AbstractValidator<T> input, IValidator<ContactFields> rules, Func<T, Person> person, string fieldsIn)
        where T : IWorkflowInput
    {
        input.RuleFor(each => each).Custom((each, context) =>
        {
            if (string.IsNullOrWhiteSpace(person(each).Email))
                context.AddFailure(new ValidationFailure($"{fieldsIn}email", "Is needed: the contact is known by it."));
        });
        input.RuleFor(each => each).HasFields(rules, each => person(each).ToFields(), fieldsIn);
    }

    public static IRuleBuilderOptions<T, decimal?> IsMoney<T>(this IRuleBuilder<T, decimal?> rule) => rule.Must(amount => amount is null or >= 0).WithMessage("Must not be negative.");
}
