using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;

namespace Application.UnitTests.Events;

public sealed class SignedPushTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private readonly Mock<IPushSender> _sender = new();

    [SetUp]
    public void Accept() => _sender.Setup(sender => sender.SendAsync(It.IsAny<SignedEvent>(), It.IsAny<CancellationToken>())).ReturnsAsync(PushAnswer.Accepted);

    [Test]
    public async Task Without_a_readable_secret_nothing_is_sent_and_the_subscription_says_why()
    {
        var answer = await SendAsync(secret: null, previous: null);

        Assert.That(answer.Error, Does.Contain("rotate-secret"));
        _sender.VerifyNoOtherCalls();
    }

    [Test]
    public async Task A_secret_that_is_left_signs_alone()
    {
        var answer = await SendAsync(secret: null, PushSecret.New());

        Assert.That(answer.Error, Is.Null);
        _sender.Verify(sender => sender.SendAsync(It.Is<SignedEvent>(push => push.Signatures.StartsWith("v1,") && !push.Signatures.Contains(' ')), It.IsAny<CancellationToken>()), Times.Once);
    }

    private Task<PushAnswer> SendAsync(PushSecret? secret, PushSecret? previous)
    {
        var subscription = new EventSubscription
        {
            Id = EventSubscription.NewId(),
            Url = new("https://app.example.com/events"),
            Secret = secret,
            PreviousSecret = previous,
            PreviousSecretUntil = DateTimeOffset.MaxValue,
            CreatedAt = Now,
        };
        var item = new FeedEvent(1, new() { Key = EventKey.Of("1"), Type = "contact.creation", ObjectType = "contact", ObjectId = "7", OccurredAt = Now, Raw = "{}" }, Now, Stale: false, EventSources.Webhook);
        return new SignedPush(Mock.Of<IEventJson>(), _sender.Object, TimeProvider.System).SendAsync(subscription, item, CancellationToken.None);
    }
}
