using System.Text;
using HubSpotCrm.Domain.Webhooks;

namespace Domain.UnitTests.Webhooks;

public sealed class PushSecretTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    // The example of the reference libraries (https://github.com/standard-webhooks/standard-webhooks/tree/main/libraries).
    [Test]
    public void Signs_as_Standard_Webhooks_says() => Assert.That(
        new PushSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")),
        Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [TestCase("msg_1", 1_614_265_331, "{}")]
    [TestCase("msg_2", 1_614_265_330, "{}")]
    [TestCase("msg_1", 1_614_265_330, "{} ")]
    public void Signs_everything(string id, long timestamp, string body)
    {
        var secret = PushSecret.New();

        Assert.That(secret.Sign(id, timestamp, Encoding.UTF8.GetBytes(body)), Is.Not.EqualTo(secret.Sign("msg_1", 1_614_265_330, Encoding.UTF8.GetBytes("{}"))));
    }

    [Test]
    public void A_new_one_has_as_many_bytes_as_the_specification_asks_for()
    {
        var text = PushSecret.New().Text;

        Assert.That((text[..6], Convert.FromBase64String(text[6..]).Length), Is.EqualTo(("whsec_", 32)));
    }

    [Test]
    public void Each_new_one_is_another() => Assert.That(PushSecret.New(), Is.Not.EqualTo(PushSecret.New()));

    [Test]
    public void Does_not_show_itself() => Assert.That($"{Subscription(PushSecret.New())}", Does.Contain("whsec_…").And.Not.Contain("=="));

    [TestCase(0, 2)]
    [TestCase(-1, 2)]
    [TestCase(1, 1)]
    public void The_secret_before_signs_until_its_time_is_up(int hoursAfter, int expected)
    {
        var subscription = Subscription(new("new")) with { PreviousSecret = new("old"), PreviousSecretUntil = Now };

        Assert.That(subscription.SecretsAt(Now.AddHours(hoursAfter).AddTicks(-1)).Select(secret => secret.Text), Is.EqualTo(new[] { "new", "old" }.Take(expected)));
    }

    private static EventSubscription Subscription(PushSecret secret) => new() { Id = EventSubscription.NewId(), Url = new("https://app.example.com"), Secret = secret, CreatedAt = Now };
}
