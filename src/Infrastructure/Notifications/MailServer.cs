using System.Net;
using MailKit.Security;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>A mail server to send through.</summary>
/// <param name="IsSecure">TLS from the first byte on.</param>
/// <param name="User">Null when it asks for none.</param>
internal sealed record MailServer(string Host, int Port, bool IsSecure, string? User, string? Password)
{
    private const string Plain = "smtp";
    private const string Secure = "smtps";
    private const int SubmissionPort = 587;
    private const int SecurePort = 465;

    /// <summary>Nothing is sent in the clear, unless it stays on this machine and holds no password.</summary>
    public SecureSocketOptions Security => IsSecure ? SecureSocketOptions.SslOnConnect : IsHere && User is null ? SecureSocketOptions.None : SecureSocketOptions.StartTls;

    private bool IsHere => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <exception cref="FormatException">It is no address of a mail server. The message does not repeat it, for it may hold a password.</exception>
    public static MailServer Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not (Plain or Secure) || address.DnsSafeHost.Length == 0 || address.PathAndQuery is not ("" or "/") || address.Fragment.Length > 0)
            throw new FormatException("must be an address such as smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start; write % # / : @ in a password as %25 %23 %2F %3A %40.");
        var isSecure = address.Scheme == Secure;
        var port = address.Port > 0 ? address.Port : isSecure ? SecurePort : SubmissionPort;
        var (user, password) = Credentials(address.UserInfo);
        return new(address.DnsSafeHost, port, isSecure, user, password);
    }

    public override string ToString() => $"{Host}:{Port}";

    private static (string? User, string? Password) Credentials(string userInfo) => userInfo.Split(':') switch
    {
        [""] => (null, null),
        [{ Length: > 0 } user, { Length: > 0 } password] => (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)),
        _ => throw new FormatException("must name a user and a password, or neither: smtp://user:password@mail.example.com:587."),
    };
}
