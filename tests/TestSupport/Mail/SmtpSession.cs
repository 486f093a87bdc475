using System.Globalization;
using System.Text;

namespace TestSupport.Mail;

/// <summary>One conversation with a client (RFC 5321).</summary>
internal sealed class SmtpSession(SmtpSink sink, Stream stream, CancellationToken closing)
{
    private const string LineEnd = "\r\n";

    private readonly byte[] _octets = new byte[16_384];
    private readonly List<string> _recipients = [];
    private string _unread = "";
    private int _at;
    private string _sender = "";

    private enum Reaction
    {
        Usual,
        Refused,
        Gone,
    }

    public async Task RunAsync()
    {
        if (await ReactAsync(SmtpStep.Greeting, "", "220 sink ESMTP") == Reaction.Gone)
            return;
        while (await ReadLineAsync() is { } line)
        {
            sink.Note(line);
            if (!await AnswerAsync(line))
                return;
        }
    }

    /// <returns>False when the conversation is over.</returns>
    private async Task<bool> AnswerAsync(string line)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                await SendAsync("250-sink\r\n250 8BITMIME");
                return true;
            case "HELO" or "NOOP":
                await SendAsync("250 sink");
                return true;
            case "RSET":
                _recipients.Clear();
                await SendAsync("250 forgotten");
                return true;
            case "MAIL":
                (_sender, _) = (AddressIn(line), _recipients.RemoveAll(_ => true));
                return await ReactAsync(SmtpStep.Sender, line, "250 sender") != Reaction.Gone;
            case "RCPT":
                return await AddAsync(line);
            case "DATA":
                return await TakeAsync(line);
            case "QUIT":
                await SendAsync("221 bye");
                return false;
            default:
                await SendAsync("502 what?");
                return true;
        }
    }

    private async Task<bool> AddAsync(string line)
    {
        var reaction = await ReactAsync(SmtpStep.Recipient, line, "250 recipient");
        if (reaction == Reaction.Usual)
            _recipients.Add(AddressIn(line));
        return reaction != Reaction.Gone;
    }

    private async Task<bool> TakeAsync(string line)
    {
        if (await ReactAsync(SmtpStep.Data, line, "354 go on") is not Reaction.Usual and var end)
            return end != Reaction.Gone;
        if (await ReadContentAsync() is not { } content)
            return false;
        var mail = new SunkMail(_sender, [.. _recipients], content);
        if (sink.IsGreylisted(mail))
        {
            await SendAsync("451 4.7.1 Greylisted, come again");
            return true;
        }

        if (await ReactAsync(SmtpStep.Content, content, usual: null) is not Reaction.Usual and var refused)
            return refused != Reaction.Gone;
        sink.Keep(mail);
        return await ReactAsync(SmtpStep.Taken, content, "250 taken") != Reaction.Gone;
    }

    private async Task<Reaction> ReactAsync(SmtpStep step, string about, string? usual)
    {
        var trouble = sink.Next(step, about);
        if (trouble is { Delay.Ticks: > 0 })
            await Task.Delay(trouble.Delay, TimeProvider.System, closing);
        if (trouble is { Drops: true })
            return Reaction.Gone;
        if (trouble?.Status is { } status)
        {
            await SendAsync(string.Create(CultureInfo.InvariantCulture, $"{status} {status / 100}.0.0 No mail for {AddressIn(about)} now"));
            return Reaction.Refused;
        }

        if (usual is not null)
            await SendAsync(usual);
        return Reaction.Usual;
    }

    private async Task SendAsync(string lines) => await stream.WriteAsync(Encoding.Latin1.GetBytes(lines + LineEnd), closing);

    private async Task<string?> ReadContentAsync()
    {
        var content = new StringBuilder();
        while (await ReadLineAsync() is { } line)
        {
            if (line == ".")
                return content.ToString();
            content.Append(line.StartsWith('.') ? line[1..] : line).Append(LineEnd);
        }

        return null;
    }

    private async Task<string?> ReadLineAsync()
    {
        int end;
        while ((end = _unread.IndexOf(LineEnd, _at, StringComparison.Ordinal)) < 0)
        {
            var count = await stream.ReadAsync(_octets, closing);
            if (count == 0)
                return null;
            (_unread, _at) = (_unread[_at..] + Encoding.Latin1.GetString(_octets, 0, count), 0);
        }

        var line = _unread[_at..end];
        _at = end + LineEnd.Length;
        return line;
    }

    private static string AddressIn(string line) => line.IndexOf('<', StringComparison.Ordinal) is var start and >= 0 && line.IndexOf('>', start) is var end and >= 0 ? line[(start + 1)..end] : "";
}
