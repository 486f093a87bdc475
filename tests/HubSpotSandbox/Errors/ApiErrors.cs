using System.Globalization;

namespace HubSpotSandbox.Errors;

/// <summary>The bodies of FACTS §10.3. Texts marked "chosen" are not known from HubSpot; docs/sandbox.md lists them.</summary>
internal static class ApiErrors
{
    private const string Validation = "VALIDATION_ERROR";

    public static ApiError ContactExists(long id) =>
        new(409, $"Contact already exists. Existing ID: {Text(id)}", "CONFLICT");

    public static ApiError ResourceNotFound { get; } = new(404, "resource not found");

    public static ApiError IdNotNumeric(string id) =>
        new ApiError(404, "Object not found.  objectId are usually numeric.", "OBJECT_NOT_FOUND").WithContext("id", [id]);

    public static ApiError Invalid(string message) => new(400, message, Validation);

    public static ApiError InvalidJson(long line, long column, string problem) =>
        Invalid($"Invalid input JSON on line {Text(line)}, column {Text(column)}: {problem}");

    public static ApiError MissingFields(params IEnumerable<string> names) =>
        Invalid($"Invalid input JSON on line 1, column 2. Some required fields were not set: [{string.Join(", ", names)}]");

    public static ApiError MissingRequired(string typeWord, IReadOnlyList<string> properties) =>
        Invalid($"Error creating {typeWord}. Some required properties were not set.").WithContext("properties", properties);

    public static ApiError NothingToUpdate { get; } = Invalid("No properties found to update, please provide at least one.");

    public static ApiError BatchLargerThan(int max) =>
        Invalid($"The maximum number of inputs supported in a batch is {Text(max)}. Please reduce the number of items and try again");

    public static ApiError HistoryBatchTooLarge { get; } =
        Invalid("The maximum number of inputs supported in a batch request for property histories is 50");

    /// <summary>Chosen text.</summary>
    public static ApiError BatchEmpty { get; } = Invalid("The batch must hold at least one input");

    /// <summary>Chosen text.</summary>
    public static ApiError DuplicateInputs(IReadOnlyList<string> ids) =>
        Invalid($"Duplicate IDs found in batch input: [{string.Join(", ", ids)}]. IDs must be unique").WithContext("ids", ids);

    public static ApiError SomeNotFound(string typeWord, IReadOnlyList<string> ids) =>
        new ApiError(404, $"Could not get some {typeWord} objects, they may be deleted or not exist. Check that ids are valid.", "OBJECT_NOT_FOUND")
            .WithContext("ids", ids);

    /// <summary>Chosen text.</summary>
    public static ApiError NotUnique(string property) => Invalid($"Property '{property}' is not a unique property and cannot be used as idProperty");

    public static ApiError NoCredentials { get; } = new(
        401,
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
        "INVALID_AUTHENTICATION");

    public static ApiError MissingScopes(params IReadOnlyList<string> scopes) => new(
        403,
        "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
        "MISSING_SCOPES")
    {
        Details =
        [
            new(
                "One or more of the following scopes are required.",
                Context: new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["requiredGranularScopes"] = scopes }),
        ],
        WithScopesLink = true,
    };

    public static ApiError WrongContentType { get; } = new(415, "HTTP 415 Unsupported Media Type");

    public static ApiError UnknownObjectType(string type) => Invalid($"Unable to infer object type from: {type}");

    public static ApiError TenSecondlyLimit(string appId) => new(429, "You have reached your ten_secondly_rolling limit.")
    {
        ErrorType = "RATE_LIMIT",
        PolicyName = "TEN_SECONDLY_ROLLING",
        GroupName = $"publicapi:private_app-api-calls-ten-secondly:{Account.Portal.IdText}:{appId}",
    };

    public static ApiError DailyLimit { get; } = new(429, "You have reached your daily limit.") { ErrorType = "RATE_LIMIT", PolicyName = "DAILY" };

    public static ApiError SearchLimit { get; } = new(429, "You have reached your secondly limit.") { ErrorType = "RATE_LIMIT", PolicyName = "SECONDLY" };

    public static ApiError TooManyMerges { get; } = new(414, "Cannot have more than 250 identities on a profile");

    public static ApiError PropertyExists(string name) => new(409, $"A property named '{name}' already exists.", "OBJECT_ALREADY_EXISTS")
    {
        SubCategory = "Properties.PROPERTY_WITH_NAME_EXISTS",
    };

    /// <summary>Chosen text.</summary>
    public static ApiError PropertyNotFound(string name) => new(404, $"Property \"{name}\" does not exist", "OBJECT_NOT_FOUND");

    /// <summary>Chosen texts.</summary>
    public static ApiError GroupExists(string name) => new(409, $"A property group named '{name}' already exists.", "OBJECT_ALREADY_EXISTS");

    public static ApiError GroupNotFound(string name) => new(404, $"Property group \"{name}\" does not exist", "OBJECT_NOT_FOUND");

    public static ApiError GroupInUse(string name) => Invalid($"Property group '{name}' still holds active properties.") with
    {
        SubCategory = "PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
