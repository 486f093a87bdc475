using System.Net;
using System.Threading.RateLimiting;
using HubSpotCrm.Api.Hosting.Problems;

namespace HubSpotCrm.Api.Hosting.Callers;

/// <summary>Counts what comes from one address in a minute.</summary>
/// <param name="perMinute">How many may pass; null for all.</param>
/// <param name="addressHeader">The header in which a proxy tells the address; null for the address of the connection.</param>
internal sealed class AddressLimit(int? perMinute, string? addressHeader) : IDisposable
{
    private const int LongestName = 100;
    private const int PrefixBits = 64;    // an IPv6 customer has at least so many addresses
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string>? _limiter = perMinute is { } most
        ? PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = most, Window = Minute }))
        : null;

    /// <summary>Null when the request may pass.</summary>
    public Problem? Refusal(HttpContext context)
    {
        if (_limiter is null)
            return null;
        using var lease = _limiter.AttemptAcquire(AddressOf(context));
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        return ProblemTable.OfStatus(StatusCodes.Status429TooManyRequests) with { Detail = "This address has made its requests for this minute.", RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };
    }

    public void Dispose() => _limiter?.Dispose();

    // A proxy adds the address that it saw itself at the end; what stands before it may be anybody's invention.
    private string AddressOf(HttpContext context)
    {
        var told = addressHeader is { Length: > 0 } header ? context.Request.Headers.GetCommaSeparatedValues(header).LastOrDefault()?.Trim() : null;
        if (string.IsNullOrEmpty(told))
            return Text(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (IPEndPoint.TryParse(told, out var forwarded))    // some proxies add the port
            return Text(forwarded.Address);
        return told.Length <= LongestName ? told : told[..LongestName];    // a name that the proxy has for it: not everybody's
    }

    private static string Text(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBits / 8)) : address.ToString();
    }
}
