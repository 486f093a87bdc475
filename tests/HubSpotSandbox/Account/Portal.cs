using System.Globalization;

namespace HubSpotSandbox.Account;

/// <summary>The one HubSpot account that the sandbox plays.</summary>
internal static class Portal
{
    public const long Id = 24310007;
    public const string TimeZone = "UTC";

    public static string IdText { get; } = Id.ToString(CultureInfo.InvariantCulture);
}
