using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>Rules that the inputs of several workflows share.</summary>
internal static class InputRules
{
    /// <summary>Of amounts and quantities: the product of two of them, five hundred times, is a number yet.</summary>
    public const decimal Most = 1_000_000_000_000;

    private const int LongestExternalId = 200;
    private const int LongestBody = 65_536;    // HubSpot's limit

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(id => id is null || (id.Trim().Length is >= 1 and <= LongestExternalId && !id.Any(char.IsControl))).WithMessage($"Must be 1 to {LongestExternalId} characters without control characters.");

    /// <summary>The rules of a record's fields, for fields that stand somewhere in an input.</summary>
    /// <param name="rule">What holds them.</param>
    /// <param name="rules">The rules of the record.</param>
    /// <param name="fields">The record's fields.</param>
    /// <param name="names">What the input calls them.</param>
    public static void HasFields<T, TFields>(this IRuleBuilderInitial<T, T> rule, IValidator<TFields> rules, Func<T, TFields?> fields, Func<T, InputNames> names)
        where T : IWorkflowInput
        where TFields : class => rule.Custom((input, context) =>
        {
            foreach (var failure in fields(input) is { } given ? rules.Validate(given).Errors : [])
                context.AddFailure(new ValidationFailure(names(input).Of(JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName)), failure.ErrorMessage));
        });

    /// <summary>A person who is known by the e-mail.</summary>
    public static void IsPersonWithEmail<T>(this AbstractValidator<T> input, IValidator<ContactFields> rules, Func<T, Person> person, Func<T, InputNames> names)
        where T : IWorkflowInput
    {
        input.RuleFor(each => each).Custom((each, context) =>
        {
            if (string.IsNullOrWhiteSpace(person(each).Email))
                context.AddFailure(new ValidationFailure(names(each).Of("email"), "Is needed: the contact is known by it."));
        });
        input.RuleFor(each => each).HasFields(rules, each => person(each).ToFields(), names);
    }

    public static IRuleBuilderOptions<T, decimal?> IsMoney<T>(this IRuleBuilder<T, decimal?> rule) => rule.Must(amount => amount is null or (>= 0 and <= Most)).WithMessage($"Must be from 0 to {Most}.");

    /// <summary>Text that HubSpot takes when it is written as HTML.</summary>
    public static IRuleBuilderOptions<T, string?> FitsAsHtml<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Escaped.Html(text.Trim()).Length <= LongestBody).WithMessage($"At most {LongestBody} characters, where each &, < and > counts as five and an end of line as four.");
}
