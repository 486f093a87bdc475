using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotSandbox.Control;

/// <summary>Reads the bodies of the control routes; what is wrong becomes a plain 400.</summary>
internal static class ControlInput
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IEnumerable<JsonProperty> Members(JsonElement value, string of) => value.ValueKind is JsonValueKind.Object
        ? value.EnumerateObject()
        : throw new ControlException($"{of} must be an object.");

    public static T As<T>(string name, JsonElement value)
    {
        try
        {
            return value.Deserialize<T>(Options) ?? throw new ControlException($"{name} must not be null.");
        }
        catch (JsonException problem)
        {
            throw new ControlException($"{name} is not understood: {problem.Message}");
        }
    }

    public static T[] All<T>(string name, JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(element => As<T>(name, element))]
        : throw new ControlException($"{name} must be a list.");

    public static int Milliseconds(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new ControlException($"{name} must be a whole number of milliseconds, 0 or more.");

    public static double Share(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1 and var share
            ? share
            : throw new ControlException($"{name} must be a number from 0 to 1.");

    public static bool Flag(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ControlException($"{name} must be true or false."),
    };

    public static string Text(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.String && value.GetString() is { } text ? text : throw new ControlException($"{name} must be a text.");

    [SuppressMessage("Design", "MA0015", Justification = "names a JSON member, not a parameter")]
    public static ControlException Unknown(string name, string of) => new($"{of} has no member {name}.");
}

/// <summary>A control request that is not understood.</summary>
internal sealed class ControlException(string message) : Exception(message);
