using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Infrastructure.Notifications;
using Infrastructure.IntegrationTests.Drivers;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TestSupport.Mail;

namespace Infrastructure.IntegrationTests.Notifications;

/// <summary>The sender against a server that goes wrong in every way.</summary>
public sealed class SmtpMailSenderTests
{
    private static readonly InvitationMail Mail = new(
        "bk_1.0.request@example.com",
        [new("ana.ruiz@example.net", "Ana Ruiz"), new("leo@example.net", null)],
        "Invitation: Démo",
        "Hello,\n.\nsee you, 李\n",
        "<p>Hello</p>",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nSUMMARY:Dém\r\n o\r\nEND:VCALENDAR\r\n",
        "REQUEST")
    { ReplyTo = new("sam.lee@example.com", "Sam Lee") };

    private static readonly SmtpStep[] Steps = Enum.GetValues<SmtpStep>();

    private SmtpSink _sink = null!;

    [SetUp]
    public void Open() => _sink = SmtpSink.Start();

    [TearDown]
    public async Task CloseAsync() => await _sink.DisposeAsync();

    [Test]
    public async Task Hands_the_mail_over_for_all_recipients()
    {
        var receipt = await Sender().SendAsync(Mail, CancellationToken.None);

        Assert.That((_sink.Mails.Count, receipt.Deferred.Count, receipt.Refused.Count), Is.EqualTo((1, 0, 0)));
        var (mail, mime) = (_sink.Mails[0], _sink.Mails[0].Mime);
        Assert.That((mail.Sender, mail.Recipients), Is.EqualTo(("crm@example.com", new[] { "ana.ruiz@example.net", "leo@example.net" })));
        Assert.That((mail.MessageId, mime.Header("From"), mime.Header("To"), mime.Header("Reply-To"), mime.Header("Auto-Submitted")),
            Is.EqualTo((Mail.MessageId, "CRM <crm@example.com>", "Ana Ruiz <ana.ruiz@example.net>, leo@example.net", "Sam Lee <sam.lee@example.com>", "auto-generated")));
    }

    [Test]
    public async Task Text_HTML_and_calendar_are_alternatives()
    {
        await Sender().SendAsync(Mail, CancellationToken.None);

        var mime = _sink.Mails[0].Mime;
        Assert.That((mime.Type, mime.Parts.Select(part => part.Type)), Is.EqualTo(("multipart/alternative", new[] { "text/plain", "text/html", "text/calendar" })));
        Assert.That((mime.Parts[2].Parameter("method"), mime.Parts.Select(part => part.Parameter("charset"))), Is.EqualTo(("REQUEST", new[] { "utf-8", "utf-8", "utf-8" })));
        Assert.That(mime.Parts.Select(part => part.Text), Is.EqualTo(new[] { Mail.Text.ReplaceLineEndings("\r\n"), Mail.Html, Mail.Calendar }));
    }

    [Test]
    public async Task A_mail_in_words_has_no_calendar()
    {
        await Sender().SendAsync(Mail with { Calendar = "", Method = "" }, CancellationToken.None);

        Assert.That(_sink.Mails[0].Mime.Parts.Select(part => (part.Type, part.Text)), Is.EqualTo(new[] { ("text/plain", Mail.Text.ReplaceLineEndings("\r\n")), ("text/html", Mail.Html) }));
    }

    [Test]
    public async Task No_text_becomes_a_header()
    {
        const string More = "\r\nBcc: mallory@example.com\r\n\r\nx";
        var hostile = Mail with { Subject = Mail.Subject + More, To = [new("ana.ruiz@example.net", $"Ana\" <mallory@example.com>,{More}")], ReplyTo = new("sam.lee@example.com", $"Sam{More}") };

        await Sender().SendAsync(hostile, CancellationToken.None);

        var mail = _sink.Mails[0];
        Assert.That(mail.Recipients, Is.EqualTo(new[] { "ana.ruiz@example.net" }));
        Assert.That(mail.Mime.Headers.Select(header => header.Name), Is.EquivalentTo(new[] { "From", "Date", "Subject", "Message-Id", "Auto-Submitted", "To", "Reply-To", "MIME-Version", "Content-Type" }));
    }

    [TestCase("a b@example.net")]
    [TestCase("ana@example.net>\r\nRCPT TO:<mallory@example.com")]
    [TestCase("\"a\r\nb\"@example.net")]
    public void An_address_that_is_none_is_not_sent_to(string address)
    {
        Assert.ThrowsAsync<MailRefusedException>(() => Sender().SendAsync(Mail with { To = [new(address, null)] }, CancellationToken.None));
        Assert.That(_sink.Commands, Is.Empty);
    }

    [TestCaseSource(nameof(Steps))]
    public void What_is_answered_with_4xx_can_come_again(SmtpStep step)
    {
        _sink.Break(SmtpTrouble.Answer(step, 451));

        Assert.ThrowsAsync<MailUnavailableException>(() => Sender().SendAsync(Mail, CancellationToken.None));
    }

    [TestCaseSource(nameof(Steps))]
    public void What_is_answered_with_5xx_is_refused_unless_nothing_was_said_of_it_yet(SmtpStep step)
    {
        _sink.Break(SmtpTrouble.Answer(step, 550));

        var failure = Assert.CatchAsync(() => Sender().SendAsync(Mail, CancellationToken.None))!;

        Assert.That(failure, step == SmtpStep.Greeting ? Is.TypeOf<MailUnavailableException>() : Is.TypeOf<MailRefusedException>());
        Assert.That(failure.Message, Does.Contain("550").And.Not.Contain('@'));
    }

    [Test]
    public void A_refusal_names_nobody_in_the_logs()
    {
        _sink.Break(SmtpTrouble.Answer(SmtpStep.Recipient, 550));

        var refused = Assert.ThrowsAsync<MailRefusedException>(() => Sender().SendAsync(Mail, CancellationToken.None))!;

        Assert.That(refused.ToString(), Does.Not.Contain("example.net").And.Not.Contain("ana.ruiz"));
    }

    [TestCaseSource(nameof(Steps))]
    public void A_broken_connection_can_be_made_again(SmtpStep step)
    {
        _sink.Break(SmtpTrouble.Drop(step));

        var failure = Assert.CatchAsync(() => Sender().SendAsync(Mail, CancellationToken.None))!;

        Assert.That(failure, step is SmtpStep.Content or SmtpStep.Taken ? Is.TypeOf<MailUncertainException>() : Is.TypeOf<MailUnavailableException>());
        Assert.That(_sink.Mails, Has.Count.EqualTo(step == SmtpStep.Taken ? 1 : 0));
    }

    [Test]
    public async Task A_server_that_is_away_may_come_back()
    {
        await _sink.ShutAsync();

        Assert.ThrowsAsync<MailUnavailableException>(() => Sender().SendAsync(Mail, CancellationToken.None));

        _sink.Open();
        await Sender().SendAsync(Mail, CancellationToken.None);
        Assert.That(_sink.Mails, Has.Count.EqualTo(1));
    }

    [TestCase(450)]
    [TestCase(451)]
    [TestCase(452)]
    [TestCase(550)]
    [TestCase(554)]
    public async Task One_recipient_keeps_no_other_one_from_the_mail(int status)
    {
        _sink.Break(SmtpTrouble.Answer(SmtpStep.Recipient, status) with { About = "ana.ruiz" });

        var receipt = await Sender().SendAsync(Mail, CancellationToken.None);

        Assert.That(_sink.Mails.Single().Recipients, Is.EqualTo(new[] { "leo@example.net" }));
        Assert.That(status < 500 ? (receipt.Deferred, receipt.Refused.Count) : (receipt.Refused, receipt.Deferred.Count), Is.EqualTo((new[] { Mail.To[0] }, 0)));
    }

    [Test]
    public async Task Nobody_is_taken_and_not_for_one_reason()
    {
        _sink.Break(SmtpTrouble.Answer(SmtpStep.Recipient, 554) with { About = "ana.ruiz" }, SmtpTrouble.Answer(SmtpStep.Recipient, 451) with { About = "leo" });

        var receipt = await Sender().SendAsync(Mail, CancellationToken.None);

        Assert.That((receipt.Refused.Single(), receipt.Deferred.Single(), _sink.Mails.Count), Is.EqualTo((Mail.To[0], Mail.To[1], 0)));
    }

    [TestCase(451)]
    [TestCase(554)]
    public void Of_all_recipients_it_is_said_as_of_the_mail(int status)
    {
        _sink.Break(SmtpTrouble.Answer(SmtpStep.Recipient, status));

        var failure = Assert.CatchAsync(() => Sender().SendAsync(Mail, CancellationToken.None))!;

        Assert.That((failure.GetType(), failure.Message.EndsWith($"{status} {status / 100}.0.0 No mail for (address) now", StringComparison.Ordinal)), Is.EqualTo((status < 500 ? typeof(MailUnavailableException) : typeof(MailRefusedException), true)));
    }

    [Test]
    public async Task A_server_that_has_the_mail_may_look_into_it_for_ten_minutes()
    {
        var clock = new FakeTimeProvider();
        _sink.Break(SmtpTrouble.Wait(SmtpStep.Taken, TimeSpan.FromHours(1)));
        var sending = Sender(clock: clock).SendAsync(Mail, CancellationToken.None);
        await Until.TrueAsync(() => _sink.Mails.Count > 0);
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.That(sending.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.ThrowsAsync<MailUncertainException>(() => sending);
    }

    [Test]
    public async Task A_server_that_says_nothing_is_given_up_after_half_a_minute()
    {
        var clock = new FakeTimeProvider();
        _sink.Break(SmtpTrouble.Wait(SmtpStep.Greeting, TimeSpan.FromHours(1)));
        var sending = Sender(clock: clock).SendAsync(Mail, CancellationToken.None);
        await Until.TrueAsync(() => _sink.Connections > 0);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.That(sending.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.ThrowsAsync<MailUnavailableException>(() => sending);
    }

    [Test]
    public async Task Who_stops_does_not_wait_for_the_server()
    {
        using var stop = new CancellationTokenSource();
        _sink.Break(SmtpTrouble.Wait(SmtpStep.Content, TimeSpan.FromHours(1)));
        var sending = Sender().SendAsync(Mail, stop.Token);
        await Until.TrueAsync(() => _sink.Tries.Count > 0);

        await stop.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_password_is_not_sent_in_the_clear()
    {
        var sender = Sender(_sink.Url.Replace("://", "://crm:s3cr3t@", StringComparison.Ordinal));

        var failure = Assert.ThrowsAsync<MailUnavailableException>(() => sender.SendAsync(Mail, CancellationToken.None))!;

        Assert.That((string.Join('\n', _sink.Commands).Contains("AUTH", StringComparison.OrdinalIgnoreCase), failure.Message), Is.EqualTo((false, "The mail server offers no TLS, or no way to sign in; without TLS only loopback is used, and without a password.")));
    }

    [Test]
    public void Sends_nothing_where_no_server_is_set_up()
    {
        var sender = Sender("");

        Assert.That((sender.IsConfigured, sender.From), Is.EqualTo((false, "crm@example.com")));
        Assert.ThrowsAsync<MailUnavailableException>(() => sender.SendAsync(Mail, CancellationToken.None));
    }

    private SmtpMailSender Sender(string? smtp = null, TimeProvider? clock = null) =>
        new(Options.Create(new MailOptions { Smtp = smtp ?? _sink.Url, From = "CRM <crm@example.com>" }), clock ?? TimeProvider.System);
}
