using HubSpotCrm.Infrastructure.Notifications;
using HubSpotCrm.Infrastructure.Notifications.Calendars;
using MailKit.Security;

namespace Infrastructure.IntegrationTests.Notifications;

public sealed class MailOptionsTests
{
    [TestCase("smtp://mail.example.com", "mail.example.com", 587, null, null, SecureSocketOptions.StartTls)]
    [TestCase("smtp://crm:s3cr3t@mail.example.com:25", "mail.example.com", 25, "crm", "s3cr3t", SecureSocketOptions.StartTls)]
    [TestCase("smtps://crm%40example.com:s3%3Acr%2F3t@mail.example.com/", "mail.example.com", 465, "crm@example.com", "s3:cr/3t", SecureSocketOptions.SslOnConnect)]
    [TestCase("smtp://localhost:1025", "localhost", 1025, null, null, SecureSocketOptions.None)]
    [TestCase("smtp://127.0.0.1:1025", "127.0.0.1", 1025, null, null, SecureSocketOptions.None)]
    [TestCase("smtp://[::1]:1025", "::1", 1025, null, null, SecureSocketOptions.None)]
    [TestCase("smtp://crm:s3cr3t@127.0.0.1:1025", "127.0.0.1", 1025, "crm", "s3cr3t", SecureSocketOptions.StartTls)]
    public void Reads_where_mail_goes(string url, string host, int port, string? user, string? password, SecureSocketOptions security)
    {
        var server = MailServer.Parse(url);

        Assert.That((server.Host, server.Port, server.User, server.Password, server.Security), Is.EqualTo((host, port, user, password, security)));
    }

    [TestCase("smtp://crm:s3cr3t@mail.example.com", "crm@example.com")]
    [TestCase("smtp://mail.example.com", "CRM of Example <crm@example.com>")]
    [TestCase(null, "crm@example.com")]
    [TestCase(null, null)]
    [TestCase("", "")]
    public void Takes_what_can_be_sent_with(string? smtp, string? from) => Assert.That(Validate(smtp, from), Is.Null);

    [TestCase("smtp://mail.example.com", null, "MAIL_FROM (Mail:From) must be set")]
    [TestCase("smtp://mail.example.com", "crm", "MAIL_FROM (Mail:From) must be an e-mail address")]
    [TestCase("smtp://mail.example.com", "a@example.com, b@example.com", "MAIL_FROM (Mail:From) must be an e-mail address")]
    [TestCase("mail.example.com:587", "crm@example.com", "SMTP_URL (Mail:Smtp) must be an address")]
    [TestCase("https://crm:s3cr3t@mail.example.com", "crm@example.com", "SMTP_URL (Mail:Smtp) must be an address")]
    [TestCase("smtp://crm:s3cr3t@mail.example.com/path", "crm@example.com", "SMTP_URL (Mail:Smtp) must be an address")]
    [TestCase("smtp://s3cr3t@mail.example.com", "crm@example.com", "SMTP_URL (Mail:Smtp) must name a user and a password")]
    public void Refuses_all_else_in_one_line_without_repeating_it(string? smtp, string? from, string reason) =>
        Assert.That(Validate(smtp, from), Does.StartWith(reason).And.Not.Contain("s3cr3t").And.Not.Contain('\n'));

    [TestCase(0, true)]
    [TestCase(40_320, true)]
    [TestCase(-1, false)]
    [TestCase(40_321, false)]
    public void Reminds_within_four_weeks(int minutes, bool isTaken) => Assert.That(new InviteOptionsValidator().Validate(null, new() { ReminderMinutes = minutes }).Succeeded, Is.EqualTo(isTaken));

    [Test]
    public void Does_not_show_itself() => Assert.That($"{new MailOptions { Smtp = "smtp://crm:s3cr3t@mail.example.com" }} {MailServer.Parse("smtp://crm:s3cr3t@mail.example.com")}", Does.Not.Contain("s3cr3t"));

    private static string? Validate(string? smtp, string? from) => new MailOptionsValidator().Validate(null, new() { Smtp = smtp, From = from }).FailureMessage;
}
