using System.Globalization;

namespace HubSpotCrm.Api.Hosting.Callers;

/// <summary>What a caller prefers (RFC 7240): <c>wait=N</c>, how many seconds it waits for HubSpot; <c>respond-async</c>, that it does not. Other preferences are left alone.</summary>
internal static class PreferHeader
{
    public const string Name = "Prefer";

    /// <summary>The header of an answer that says which preferences counted.</summary>
    public const string Applied = "Preference-Applied";

    /// <summary>The caller does not wait for the work, only for its acceptance.</summary>
    public const string Async = "respond-async";

    /// <summary>The longest that anybody waits, in seconds; who prefers more gets this.</summary>
    public const int MaxWait = 60;

    private const string Wait = "wait";

    /// <summary>True when the caller leaves its write with the service.</summary>
    public static bool AsksForAsync(IHeaderDictionary header) =>
        header.GetCommaSeparatedValues(Name).Any(preference => preference.Split(';')[0].Trim().Equals(Async, StringComparison.OrdinalIgnoreCase));

    /// <summary>False when <c>wait</c> is there without a whole number of seconds, or twice.</summary>
    /// <param name="header">The header's values.</param>
    /// <param name="seconds">Null when there is no such preference.</param>
    public static bool TryReadWait(IHeaderDictionary header, out int? seconds)
    {
        seconds = null;
        foreach (var preference in header.GetCommaSeparatedValues(Name))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!parts[0].Equals(Wait, StringComparison.OrdinalIgnoreCase))
                continue;
            if (seconds is not null || parts.Length == 1 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
                return false;
            seconds = Math.Min(wanted, MaxWait);
        }

        return true;
    }
}
