using HubSpotSandbox.Associations;

namespace HubSpotSandbox.Errors;

/// <summary>The refusals of FACTS §6. Texts marked "chosen" are not known from HubSpot.</summary>
internal static class AssociationErrors
{
    public static ApiError Invalid { get; } = ApiErrors.Invalid("One or more associations are invalid");

    public static ApiError UnknownTypes(IEnumerable<AssociationSpec> specs)
    {
        string[] named = [.. specs.Select(spec => $"{spec.Category}={spec.TypeId}").Distinct(StringComparer.Ordinal)];
        return Invalid.WithContext("INVALID_ASSOCIATION_TYPE_ID", [.. named.Select(spec => $"{spec} is not valid")]).WithContext("associationSpec", named);
    }

    public static ApiError UnknownRecords(IReadOnlyCollection<(ObjectType Type, string Id)> records) => Invalid
        .WithContext("INVALID_OBJECT_IDS", [.. records.Select(record => $"{record.Type.Word}={record.Id} is not valid")])
        .WithContext("objectId", [.. records.Select(record => record.Id)])
        .WithContext("objectType", [.. records.Select(record => record.Type.Word)]);

    public static ApiError WrongFrom(AssociationType type, ObjectType from) => WrongSide("from", from, type.From, type);

    /// <summary>Chosen text.</summary>
    public static ApiError WrongTo(AssociationType type, ObjectType to) => WrongSide("to", to, type.To, type);

    public static ApiError NoDefault(ObjectType from, ObjectType to) => ApiErrors.Invalid($"No default association exists between {from.Word} and {to.Word}");

    /// <summary>Chosen text.</summary>
    public static ApiError WithItself(string id) => ApiErrors.Invalid($"Cannot associate a record with itself: {id}");

    public static ApiError NoneFound(ObjectType from, string id, ObjectType to)
    {
        var (fromName, toName) = (DefinedTypes.NameOf(from), DefinedTypes.NameOf(to));
        return new ApiError(404, $"No {toName} is associated with {fromName} {id}.", "OBJECT_NOT_FOUND") { SubCategory = "crm.associations.NO_ASSOCIATIONS_FOUND" }
            .WithContext("fromObjectId", [id])
            .WithContext("fromObjectType", [fromName])
            .WithContext("toObjectType", [toName]);
    }

    public static ApiError LabelExists(string label) => ApiErrors.Invalid($"Association definition label {label} already exists on ObjectType pair") with
    {
        SubCategory = "AssociationValidationError.DUPLICATE_ASSOCIATION_LABEL",
    };

    /// <summary>Chosen text.</summary>
    public static ApiError TooManyLabels(int max) => ApiErrors.Invalid($"No more than {max} association labels are allowed between two object types");

    /// <summary>Chosen text.</summary>
    public static ApiError NoSuchLabel(string id) => ApiErrors.Invalid($"Unable to find association type {id}");

    private static ApiError WrongSide(string side, ObjectType actual, ObjectType expected, AssociationType type)
    {
        var category = type.Category is AssociationType.HubSpotDefined ? 0 : 1;
        return ApiErrors.Invalid(
            $"invalid {side} object type {actual.TypeId} for associations to be created. expected: {expected.TypeId}. For definition {category}-{type.Id}");
    }
}
