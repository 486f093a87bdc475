using HubSpotCrm.Infrastructure.Persistence.Events;
using HubSpotCrm.Infrastructure.Push;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Push;

public sealed class PushTargetsTests
{
    [TestCase("https://app.example.com/events")]
    [TestCase("https://app.example.com:443/")]
    [TestCase("https://app.example.com:8443/hooks?tenant=1&to=a@b")]
    [TestCase("https://8.8.8.8/events")]
    [TestCase("https://[2606:4700::6810:84e5]/events")]
    [TestCase("https://xn--bcher-kva.example/events")]
    public void Takes(string url) => Assert.That(Targets(lax: false).WhyRefused(url), Is.Null);

    [TestCase("http://app.example.com/", "https")]
    [TestCase("file:///etc/passwd", "https")]
    [TestCase("gopher://app.example.com/", "https")]
    [TestCase("ftp://app.example.com/", "https")]
    [TestCase("//app.example.com/", "address")]
    [TestCase("app.example.com", "address")]
    [TestCase("", "address")]
    [TestCase(" https://app.example.com/", "address")]
    [TestCase("https://app.example.com/a b", "address")]
    [TestCase("https://app.example\t.com/", "address")]
    [TestCase("https://app.example.com/\r\nX-Odd: 1", "address")]
    [TestCase("https:\\\\127.0.0.1\\", "address")]
    [TestCase("https://app.example.com\\@127.0.0.1/", "address")]
    [TestCase("https://bücher.example/", "address")]
    [TestCase("https://１２７.0.0.1/", "address")]
    [TestCase("https://user@app.example.com/", "user name")]
    [TestCase("https://user:pass@127.0.0.1/", "user name")]
    [TestCase("https://@app.example.com/", "user name")]
    [TestCase("https://app.example.com/#part", "fragment")]
    [TestCase("https://app.example.com#@127.0.0.1/", "fragment")]
    [TestCase("https://app.example.com./", "dot")]
    [TestCase("https://localhost./", "dot")]
    [TestCase("https://app.example.com:22/", "port")]
    [TestCase("https://app.example.com:25/", "port")]
    [TestCase("https://app.example.com:110/", "port")]
    [TestCase("https://app.example.com:143/", "port")]
    [TestCase("https://app.example.com:1023/", "port")]
    [TestCase("https://app.example.com:3306/", "port")]
    [TestCase("https://app.example.com:5432/", "port")]
    [TestCase("https://app.example.com:6379/", "port")]
    [TestCase("https://app.example.com:9200/", "port")]
    [TestCase("https://app.example.com:11211/", "port")]
    [TestCase("https://app.example.com:27017/", "port")]
    [TestCase("https://localhost/", "private")]
    [TestCase("https://LOCALHOST/", "private")]
    [TestCase("https://app.localhost/", "private")]
    [TestCase("https://127.0.0.1/", "private")]
    [TestCase("https://127.1/", "private")]
    [TestCase("https://2130706433/", "private")]
    [TestCase("https://0x7f000001/", "private")]
    [TestCase("https://0x7f.1/", "private")]
    [TestCase("https://0177.0.0.1/", "private")]
    [TestCase("https://017700000001/", "private")]
    [TestCase("https://%31%32%37.0.0.1/", "address")]
    [TestCase("https://0/", "private")]
    [TestCase("https://10.1.2.3/", "private")]
    [TestCase("https://169.254.169.254/latest/meta-data/", "private")]
    [TestCase("https://192.168.0.1:8443/", "private")]
    [TestCase("https://[::1]/", "private")]
    [TestCase("https://[::]/", "private")]
    [TestCase("https://[::ffff:127.0.0.1]/", "private")]
    [TestCase("https://[64:ff9b::7f00:1]/", "private")]
    [TestCase("https://[fd00::1]/", "private")]
    [TestCase("https://[fe80::1%25eth0]/", "private")]
    public void Refuses(string url, string because) => Assert.That(Targets(lax: false).WhyRefused(url), Is.Not.Null.And.Contains(because));

    [TestCase("http://127.0.0.1:5001/events")]
    [TestCase("http://localhost:8080/")]
    [TestCase("https://10.1.2.3/")]
    public void Takes_private_ones_where_the_setting_says_so(string url) => Assert.That(Targets(lax: true).WhyRefused(url), Is.Null);

    [TestCase("file:///etc/passwd")]
    [TestCase("http://user@127.0.0.1/")]
    [TestCase("http://127.0.0.1:22/")]
    [TestCase("http://127.0.0.1/#part")]
    public void Refuses_odd_ones_whatever_the_setting_says(string url) => Assert.That(Targets(lax: true).WhyRefused(url), Is.Not.Null);

    private static PushTargets Targets(bool lax) => new(Options.Create(new EventOptions { AllowPrivateTargets = lax }));
}
