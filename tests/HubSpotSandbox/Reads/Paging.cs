using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>`limit`, `after` and `paging` of lists (FACTS §3.3).</summary>
internal static class Paging
{
    public static int Limit(ApiRequest request, int standard, int max)
    {
        if (request.Query["limit"] is not [{ Length: > 0 } text])
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= max
            ? limit
            : throw new RefusedException(ApiErrors.Invalid($"limit must be a whole number from 1 to {max}, it was {text}"));
    }

    /// <summary>The id that the page starts with.</summary>
    public static long After(ApiRequest request) => request.Query["after"] is [{ Length: > 0 } text] ? After(text) : 0;

    public static long After(string text) => RecordTable.TryParseId(text, out var after)
        ? after
        : throw new RefusedException(ApiErrors.Invalid($"after is not a cursor of this list: {text}"));

    /// <summary>Writes `paging` unless the page is the last.</summary>
    public static void Write(Utf8JsonWriter json, string? next, string link)
    {
        if (next is null)
        {
            return;
        }

        json.WriteStartObject("paging");
        json.WriteStartObject("next");
        json.WriteString("after", next);
        json.WriteString("link", $"{link}after={next}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The address of the next page up to the value of `after`.</summary>
    public static string Link(ApiRequest request)
    {
        var kept = request.Query.Where(pair => !string.Equals(pair.Key, "after", StringComparison.Ordinal))
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}&");
        return $"{request.Origin}{request.Path}?{string.Concat(kept)}";
    }
}
