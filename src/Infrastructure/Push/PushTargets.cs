using System.Net;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Infrastructure.Persistence.Events;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Push;

/// <summary>Judges addresses that somebody wants events pushed to. Names are judged by <see cref="PushConnection"/>.</summary>
internal sealed class PushTargets(IOptions<EventOptions> options) : IPushTargets
{
    private const int MaxLength = 2_000;
    private const int FirstFreePort = 1024;

    /// <summary>Databases, caches and search engines: what could mistake a request for a command of theirs.</summary>
    private static readonly int[] InternalPorts = [3306, 5432, 6379, 9200, 11211, 27017];

    public string? WhyRefused(string url)
    {
        var isLax = options.Value.AllowPrivateTargets;
        if (url.Length > MaxLength || url.AsSpan().ContainsAnyExceptInRange('!', '~') || url.Contains('\\', StringComparison.Ordinal) || !Uri.TryCreate(url, UriKind.Absolute, out var target))
            return $"Must be an address such as https://app.example.com/events, in ASCII, of {MaxLength} characters at most.";
        if (target.Scheme != Uri.UriSchemeHttps && !(isLax && target.Scheme == Uri.UriSchemeHttp))
            return isLax ? "Must be an http or https address." : "Must be an https address.";
        if (target.UserInfo.Length > 0 || url.AsSpan(0, AuthorityEnd(url)).Contains('@'))
            return "Must hold no user name or password.";
        if (url.Contains('#', StringComparison.Ordinal))
            return "Must have no fragment.";
        if (target.Host.Length == 0 || target.Host.EndsWith('.'))
            return "Must name a host, without a dot at its end.";
        if (!IsAllowed(target.Port))
            return "Must use port 80, 443, or one from 1024 on that no database is known for.";
        return isLax || IsPublic(target) ? null : "Must not lead to this machine or into a private network (setting Events:AllowPrivateTargets).";
    }

    private static bool IsAllowed(int port) => port is 80 or 443 || (port >= FirstFreePort && !InternalPorts.Contains(port));

    // Uri has made a plain address of every notation that a resolver would take: 0x7f.1, 2130706433, 0177.0.0.1.
    private static bool IsPublic(Uri target) => target.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        ? PublicAddress.Is(IPAddress.Parse(target.DnsSafeHost))
        : target.Host != "localhost" && !target.Host.EndsWith(".localhost", StringComparison.Ordinal);

    private static int AuthorityEnd(string url)
    {
        var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = start < 2 ? -1 : url.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : start + end;
    }
}
