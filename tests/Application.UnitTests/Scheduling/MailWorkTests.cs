using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Mails;
using HubSpotCrm.Domain.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Scheduling;

public sealed class MailWorkTests
{
    private static readonly InvitationMail Mail = new("bk_1.0.request@example.com", [new("ana.ruiz@example.net", "Ana Ruiz")], "Invitation", "text", "<p>html</p>", "BEGIN:VCALENDAR", "REQUEST") { ReplyTo = new("sam.lee@example.com", "Sam Lee") };

    private readonly FakeTimeProvider _clock = new();
    private Mock<IMailSender> _sender = null!;

    [SetUp]
    public void Describe() => _sender = new(MockBehavior.Strict);

    [Test]
    public async Task Sends_the_mail_as_it_was_kept()
    {
        InvitationMail? sent = null;
        _sender.Setup(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>())).Callback((InvitationMail mail, CancellationToken _) => sent = mail).Returns(Task.CompletedTask);

        var effects = await Work.DoAsync(Message(), CancellationToken.None);

        Assert.That((effects, JsonSerializer.Serialize(sent)), Is.EqualTo((Array.Empty<Effect>(), JsonSerializer.Serialize(Mail))));
    }

    [TestCase(0, 3.5, 5)]
    [TestCase(120, 21, 30)]
    [TestCase(86_400, 210, 300)]
    public void Waits_for_a_server_that_is_away(int ageSeconds, double least, double most)
    {
        Fails(new MailUnavailableException("away"));
        var message = Message();
        _clock.Advance(TimeSpan.FromSeconds(ageSeconds));

        var postponed = Assert.ThrowsAsync<PostponedException>(() => Work.DoAsync(message, CancellationToken.None))!;

        Assert.That((postponed.Message, postponed.Wait.TotalSeconds >= least, postponed.Wait.TotalSeconds <= most), Is.EqualTo(("away", true, true)));
    }

    [Test]
    public void A_refusal_is_the_end_at_once()
    {
        Fails(new MailRefusedException("550 no such user"));

        var refused = Assert.ThrowsAsync<MailRefusedException>(() => Work.DoAsync(Message(), CancellationToken.None))!;

        Assert.That((Work.Schedule.Wait(failures: 1, chance: 0), WorkFailures.Postponed(refused), WorkFailures.Explain(refused)), Is.EqualTo((null as TimeSpan?, null as TimeSpan?, "550 no such user")));
    }

    private MailWork Work => new(_sender.Object, _clock);

    private void Fails(Exception failure) => _sender.Setup(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);

    private QueueMessage Message() => new(1, Queues.Mails, "bk_1", JsonSerializer.Serialize(Mail), _clock.GetUtcNow(), Starts: 0, Failures: 0);
}
