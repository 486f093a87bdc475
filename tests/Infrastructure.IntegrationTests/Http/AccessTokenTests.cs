using HubSpotCrm.Infrastructure.HubSpot;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Http;

public sealed class AccessTokenTests
{
    private readonly FakeTimeProvider _clock = new();
    private string _file = null!;
    private DateTime _written = new(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc);

    [SetUp]
    public void Choose() => _file = Path.Combine(Path.GetTempPath(), $"hubspotcrm-{Guid.NewGuid():n}.token");

    [TearDown]
    public void Remove() => File.Delete(_file);

    [Test]
    public void Is_the_setting_without_blanks() => Assert.That(Token(file: null, setting: " abc\n").Current, Is.EqualTo("abc"));

    [Test]
    public void Is_the_content_of_the_file_without_blanks()
    {
        Write("first\n");

        Assert.That(Token(_file).Current, Is.EqualTo("first"));
    }

    [Test]
    public void Is_the_file_when_both_are_set()
    {
        Write("first");

        Assert.That(Token(_file, "abc").Current, Is.EqualTo("first"));
    }

    [Test]
    public void Changes_with_the_file()
    {
        var token = WrittenAndRead();
        Write("second");

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(token.Current, Is.EqualTo("second"));
    }

    [Test]
    public void Looks_at_the_file_once_a_second()
    {
        var token = WrittenAndRead();
        Write("second");

        _clock.Advance(TimeSpan.FromMilliseconds(999));

        Assert.That(token.Current, Is.EqualTo("first"));
    }

    [TestCase("")]
    [TestCase(" \n")]
    public void Stays_while_the_file_is_being_written(string half)
    {
        var token = WrittenAndRead();
        Write(half);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(token.Current, Is.EqualTo("first"));
    }

    [Test]
    public void Stays_while_the_file_is_missing()
    {
        var token = WrittenAndRead();
        File.Delete(_file);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(token.Current, Is.EqualTo("first"));
    }

    [Test]
    public void Changes_when_the_file_is_back()
    {
        var token = WrittenAndRead();
        Write("");
        _clock.Advance(TimeSpan.FromSeconds(1));
        _ = token.Current;
        Write("second");

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(token.Current, Is.EqualTo("second"));
    }

    private AccessToken WrittenAndRead()
    {
        Write("first");
        var token = Token(_file);
        _ = token.Current;
        return token;
    }

    private AccessToken Token(string? file, string? setting = null) => new(Options.Create(new HubSpotOptions { AccessToken = setting, AccessTokenFile = file }), _clock);

    private void Write(string text)
    {
        File.WriteAllText(_file, text);
        File.SetLastWriteTimeUtc(_file, _written = _written.AddSeconds(1));
    }
}
