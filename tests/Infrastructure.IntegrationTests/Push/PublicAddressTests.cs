using System.Net;
using HubSpotCrm.Infrastructure.Push;

namespace Infrastructure.IntegrationTests.Push;

public sealed class PublicAddressTests
{
    // The first and the last of each range that is not the public internet.
    [TestCase("0.0.0.0", "0.255.255.255")]
    [TestCase("10.0.0.0", "10.255.255.255")]
    [TestCase("100.64.0.0", "100.127.255.255")]
    [TestCase("127.0.0.0", "127.255.255.255")]
    [TestCase("169.254.0.0", "169.254.255.255")]
    [TestCase("169.254.169.254", "168.63.129.16")]
    [TestCase("172.16.0.0", "172.31.255.255")]
    [TestCase("192.0.0.0", "192.0.0.255")]
    [TestCase("192.0.2.0", "192.0.2.255")]
    [TestCase("192.168.0.0", "192.168.255.255")]
    [TestCase("198.18.0.0", "198.19.255.255")]
    [TestCase("198.51.100.0", "203.0.113.255")]
    [TestCase("224.0.0.0", "239.255.255.255")]
    [TestCase("240.0.0.0", "255.255.255.255")]
    [TestCase("::", "::1")]
    [TestCase("::7f00:1", "::ffff:127.0.0.1")]
    [TestCase("::ffff:10.0.0.1", "::ffff:169.254.169.254")]
    [TestCase("::ffff:0:7f00:1", "100::1")]
    [TestCase("64:ff9b::7f00:1", "64:ff9b::10.1.2.3")]
    [TestCase("64:ff9b:1::1", "64:ff9b:1::808:808")]
    [TestCase("2001::1", "2001:0:a00:1::5678")]
    [TestCase("2001:db8::1", "3fff::1")]
    [TestCase("2002:7f00:1::", "2002:c0a8:101::1")]
    [TestCase("fc00::1", "fdff:ffff::1")]
    [TestCase("fe80::1", "febf::1")]
    [TestCase("fec0::1", "ff02::1")]
    public void Is_none(string first, string last) =>
        Assert.That((PublicAddress.Is(IPAddress.Parse(first)), PublicAddress.Is(IPAddress.Parse(last))), Is.EqualTo((false, false)));

    // The neighbours of those ranges.
    [TestCase("1.0.0.0", "9.255.255.255")]
    [TestCase("11.0.0.0", "100.63.255.255")]
    [TestCase("100.128.0.0", "126.255.255.255")]
    [TestCase("128.0.0.0", "169.253.255.255")]
    [TestCase("169.255.0.0", "172.15.255.255")]
    [TestCase("172.32.0.0", "191.255.255.255")]
    [TestCase("192.167.255.255", "192.169.0.0")]
    [TestCase("198.17.255.255", "198.20.0.0")]
    [TestCase("223.255.255.255", "8.8.8.8")]
    [TestCase("::ffff:8.8.8.8", "64:ff9b::808:808")]
    [TestCase("2001:200::1", "2606:4700::6810:84e5")]
    [TestCase("2a00:1450:4001::200e", "2001:4860:4860::8888")]
    public void Is_one(string first, string last) =>
        Assert.That((PublicAddress.Is(IPAddress.Parse(first)), PublicAddress.Is(IPAddress.Parse(last))), Is.EqualTo((true, true)));
}
