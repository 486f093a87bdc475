using System.Globalization;
using HubSpotSandbox.Access;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Faults;

/// <summary>A body in HubSpot's envelope for each status that HubSpot uses (FACTS §10.2, §10.3, §11).</summary>
internal static class FaultBodies
{
    public static ApiError For(int status, string? policy, ApiRoute route) => status switch
    {
        400 => ApiErrors.Invalid("Invalid request"),
        401 => ApiErrors.NoCredentials,
        403 => ApiErrors.MissingScopes(App.ScopesFor(route.Operation?.Right ?? Right.ReadRecords, route.Type ?? ObjectTypes.Contacts)),
        404 => ApiErrors.ResourceNotFound,
        409 when route.Operation is { Right: Right.BookMeetings } => SchedulerErrors.SlotTaken,
        409 => ApiErrors.ContactExists(ObjectTypes.Contacts.FirstId),
        414 => ApiErrors.TooManyMerges,
        415 => ApiErrors.WrongContentType,
        429 => Limit(policy ?? (route.Operation is { IsSearch: true } ? "SECONDLY" : "TEN_SECONDLY_ROLLING")),
        _ => new ApiError(status, Text(status)),
    };

    private static ApiError Limit(string policy) => policy switch
    {
        "DAILY" => ApiErrors.DailyLimit,
        "SECONDLY" => ApiErrors.SearchLimit,
        _ => ApiErrors.TenSecondlyLimit("9120455"),
    };

    private static string Text(int status) => status switch
    {
        423 => "The record is locked by other writes. Locks last 2 seconds.",
        477 => "This account is being moved between data centers. Try again later.",
        500 => "internal error",
        502 => "Bad gateway",
        503 => "Service temporarily unavailable",
        504 => "Gateway timeout",
        521 => "Web server is down",
        522 => "Connection timed out",
        523 => "Origin is unreachable",
        524 => "A timeout occurred",
        525 => "SSL handshake failed",
        526 => "Invalid SSL certificate",
        _ => string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"),
    };
}
