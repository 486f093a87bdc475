using System.Net.Sockets;
using System.Text.RegularExpressions;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>What the failures of mail mean. Of the server's words the addresses are left out.</summary>
internal static partial class MailFailures
{
    private const int LongestWords = 300;

    /// <summary>What the server, the way to it or the mail can cause; all else is a mistake in here.</summary>
    public static bool IsExpected(Exception failure) => failure is OperationCanceledException or TimeoutException or SocketException or IOException or ProtocolException or CommandException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or NotSupportedException or ArgumentException;

    /// <summary>Before anything was said of the mail: never its fault.</summary>
    public static MailUnavailableException WhenConnecting(Exception failure) => failure switch
    {
        SmtpCommandException command => new($"The mail server lets nobody in: {Words(command.StatusCode, command.Message)}", failure),
        AuthenticationException => new("The mail server does not accept the user and password of SMTP_URL (Mail:Smtp).", failure),
        SslHandshakeException => new("No secure connection with the mail server: its certificate is not trusted, or it offers none.", failure),
        NotSupportedException => new("The mail server offers no TLS, or no way to sign in; without TLS only loopback is used, and without a password.", failure),
        _ => WhenBroken(failure),
    };

    /// <summary>While the mail was handed over.</summary>
    /// <param name="hasBegun">True when some of its content was sent: then silence says nothing.</param>
    public static Exception WhenSending(Exception failure, bool hasBegun) => failure switch
    {
        SmtpCommandException command => OfAll(command.StatusCode, command.Message),
        ServiceNotAuthenticatedException => new MailUnavailableException("The mail server wants a user and a password in SMTP_URL (Mail:Smtp).", failure),
        NotSupportedException or ArgumentException => new MailRefusedException("The mail server does not know such addresses."),
        _ when hasBegun => new MailUncertainException(),
        _ => WhenBroken(failure),
    };

    /// <summary>The server has said this of the mail, or of all its recipients.</summary>
    public static Exception OfAll(SmtpStatusCode status, string text) => Submission.IsForGood(status)
        ? new MailRefusedException($"The mail server refuses the mail: {Words(status, text)}")
        : new MailUnavailableException($"The mail server takes the mail later: {Words(status, text)}");

    private static MailUnavailableException WhenBroken(Exception failure) => failure switch
    {
        OperationCanceledException or TimeoutException => new("The mail server did not answer in time.", failure),
        SocketException socket => new($"The mail server cannot be reached: {socket.SocketErrorCode}.", failure),
        _ => new("The connection with the mail server broke.", failure),
    };

    private static string Words(SmtpStatusCode status, string text)
    {
        var words = Address.Replace(PlainText.OneLine(text), "(address)");
        return $"{(int)status} {(words.Length > LongestWords ? words[..LongestWords] : words)}";
    }

    [GeneratedRegex(@"[^\s<>]+@[^\s<>]+", RegexOptions.None, 1000)]
    private static partial Regex Address { get; }
}
