using System.Net;
using System.Net.Sockets;

namespace HubSpotCrm.Infrastructure.Push;

/// <summary>Tells addresses of the public internet from all others (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry).</summary>
internal static class PublicAddress
{
    private const int TranslatedTo = 12;

    private static readonly IPNetwork[] Reserved4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"),    // a public address that is the host's own in Azure
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    /// <summary>All that was ever given out; ::, ::1, fc00::/7, fe80::/10 and ff00::/8 are outside it.</summary>
    private static readonly IPNetwork Given6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Reserved6 =
    [
        IPNetwork.Parse("2001::/23"),    // Teredo among them
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),    // 6to4: leads to an IPv4 address
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>NAT64: how a network without IPv4 reaches it. The last four bytes decide.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Reserved4.Any(network => network.Contains(address));
        return Translated.Contains(address) ? Is(new IPAddress(address.GetAddressBytes()[TranslatedTo..])) : Given6.Contains(address) && !Reserved6.Any(network => network.Contains(address));
    }
}
