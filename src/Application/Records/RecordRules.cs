using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records;

/// <summary>The rules that are the same for every object type, each in one place.</summary>
internal static partial class RecordRules
{
    /// <summary>HubSpot's limit for a text value (https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide).</summary>
    private const int MaxTextLength = 65_536;
    private const int MaxPageSize = 100;
    private const int MaxBatch = 10_000;
    private const int MaxCustomProperties = 250;

    public static ValidationResult NothingToUpdate => new([new ValidationFailure("", "At least one field must be set.")]);

    public static ValidationResult NoKey(string by) => new([new ValidationFailure(by, "Needs a value: it tells which record is meant.")]);

    public static IRuleBuilderOptions<T, int> IsPageSize<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(1, MaxPageSize).WithMessage($"'limit' must be between 1 and {MaxPageSize}.");

    public static IRuleBuilderOptions<T, string?> IsCursor<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(@"^[A-Za-z0-9_.=~+/-]{1,200}\z").WithMessage("'after' must be the cursor of an earlier answer.");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> IsBatch<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule) =>
        rule.Must(items => items.Count is >= 1 and <= MaxBatch).WithMessage($"A batch takes 1 to {MaxBatch} inputs.");

    public static IRuleBuilderOptions<T, string> IsKey<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(key => key is { Length: >= 1 and <= 500 } && IsCleanText(key)).WithMessage("Must be 1 to 500 characters without control characters.");

    public static IRuleBuilderOptions<T, string?> IsText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsCleanText).WithMessage($"Must be text of at most {MaxTextLength} characters without control characters.");

    public static IRuleBuilderOptions<T, Optional<string>> IsText<T>(this IRuleBuilder<T, Optional<string>> rule) =>
        rule.Must(text => IsCleanText(text.Value)).WithMessage($"Must be text of at most {MaxTextLength} characters without control characters.");

    public static IRuleBuilderOptions<T, Optional<string>> IsOwnerId<T>(this IRuleBuilder<T, Optional<string>> rule) =>
        rule.Must(id => string.IsNullOrEmpty(id.Value) || id.Value.All(char.IsAsciiDigit)).WithMessage("Must be the id of an owner: digits.");

    public static IRuleBuilderOptions<T, Optional<long?>> IsNotNegative<T>(this IRuleBuilder<T, Optional<long?>> rule) =>
        rule.Must(number => number.Value is null or >= 0).WithMessage("Must not be negative.");

    public static IRuleBuilderOptions<T, string> IsFieldName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => name is not null && FieldName.IsMatch(name)).WithMessage("Must be a field, or a HubSpot property in lower case.");

    public static IRuleBuilderOptions<T, string?> IsUniqueField<T, TRecord>(this IRuleBuilder<T, string?> rule, ICrmFieldNames<TRecord> names)
        where TRecord : CrmRecord, ICrmRecord =>
        rule.Must(by => by is null || (FieldName.IsMatch(by) && names.MayIdentify(by))).WithMessage("'by' must name a field whose values are unique.");

    public static IRuleBuilderOptions<T, RecordView> IsView<T>(this IRuleBuilder<T, RecordView> rule) =>
        rule.Must(view => view.CustomProperties.Count <= MaxCustomProperties && view.CustomProperties.All(name => name is not null && PropertyName.IsMatch(name)))
            .WithMessage($"'properties' takes at most {MaxCustomProperties} HubSpot property names: lower-case letters, digits and underscores.")
            .OverridePropertyName("properties");

    public static IRuleBuilderOptions<T, RecordView> CanInclude<T>(this IRuleBuilder<T, RecordView> rule, CrmObjectType type) =>
        rule.Must(view => view.Include.All(name => CrmObjectTypes.TryParsePlural(name, out var other) && type.CanBeAssociatedWith(other)))
            .WithMessage($"'include' takes object types that {type.Plural()} are associated with: {string.Join(", ", AssociatedWith(type))}.")
            .OverridePropertyName("include");

    /// <summary>Custom properties have well-formed names, clean values, and never a typed field's property.</summary>
    public static void CustomPropertiesAreClean<TFields, TRecord>(this AbstractValidator<TFields> validator, ICrmFieldNames<TRecord> names)
        where TFields : IRecordFields
        where TRecord : CrmRecord, ICrmRecord =>
        validator.RuleFor(fields => fields.CustomProperties).Custom((properties, context) =>
        {
            if (properties.Count > MaxCustomProperties)
                context.AddFailure("customProperties", $"At most {MaxCustomProperties} custom properties.");
            foreach (var (name, value) in properties)
            {
                if (Refusal(name, value, names.FieldOf(name), names.IsReserved(name)) is { } message)
                    context.AddFailure($"customProperties.{(PropertyName.IsMatch(name) ? name : "?")}", message);
            }
        });

    private static IEnumerable<string> AssociatedWith(CrmObjectType type) =>
        CrmObjectTypes.AllPlurals.Where(name => CrmObjectTypes.TryParsePlural(name, out var other) && type.CanBeAssociatedWith(other));

    private static string? Refusal(string name, string? value, string? typedField, bool isReserved)
    {
        if (!PropertyName.IsMatch(name))
            return "A HubSpot property name has lower-case letters, digits and underscores, at most 200.";
        if (typedField is not null)
            return $"This property has a field of its own: use '{typedField}'.";
        if (isReserved)
            return "This property belongs to the service itself.";
        return IsCleanText(value) ? null : $"Must be text of at most {MaxTextLength} characters without control characters.";
    }

    private static bool IsCleanText(string? text) =>
        text is null || (text.Length <= MaxTextLength && !text.AsSpan().ContainsAny(Forbidden));

    private static System.Buffers.SearchValues<char> Forbidden { get; } =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u007f']);

    [GeneratedRegex(@"^[a-z0-9_]{1,200}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PropertyName { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,200}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldName { get; }
}
