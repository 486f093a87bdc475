using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TestSupport.Hosting;

namespace TestSupport.Mail;

/// <summary>A mail server on a port of the loopback address. It keeps what it takes, and goes wrong as it is told to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly ConcurrentQueue<SunkMail> _tries = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly int _port = FreePort.Lasting();
    private List<SmtpTrouble> _troubles = [];
    private CancellationTokenSource? _closing;
    private Task _guests = Task.CompletedTask;
    private int _connections;

    private SmtpSink() => Open();

    /// <summary>As <c>SMTP_URL</c> takes it; the same one when it is shut and opened again.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"smtp://127.0.0.1:{_port}");

    /// <summary>The first try of each Message-ID is put off.</summary>
    public bool Greylists { get; set; }

    /// <summary>What it took, in its order: twice what was sent twice.</summary>
    public IReadOnlyList<SunkMail> Mails => [.. _mails];

    /// <summary>What came whole, whether it took it or not.</summary>
    public IReadOnlyList<SunkMail> Tries => [.. _tries];

    public IReadOnlyList<string> Commands => [.. _commands];

    public int Connections => Volatile.Read(ref _connections);

    public static SmtpSink Start() => new();

    public void Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        _closing = new CancellationTokenSource();
        _guests = WelcomeAsync(listener, _closing.Token);
    }

    /// <summary>Breaks all conversations, and refuses connections.</summary>
    public async Task ShutAsync()
    {
        if (_closing is null)
            return;
        await _closing.CancelAsync();
        await _guests;
        _closing.Dispose();
        _closing = null;
    }

    /// <summary>From now on goes wrong like this. Of several troubles of one step the first one counts.</summary>
    public void Break(params SmtpTrouble[] troubles)
    {
        lock (_gate)
            _troubles = [.. troubles];
    }

    public void Heal() => Break();

    /// <summary>What it took, as soon as it is enough.</summary>
    public async Task<IReadOnlyList<SunkMail>> UntilAsync(Func<IReadOnlyList<SunkMail>, bool> isEnough, TimeSpan within)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isEnough(Mails))
        {
            if (TimeProvider.System.GetElapsedTime(start) > within)
                throw new TimeoutException($"Only {_mails.Count} mails arrived.");
            await Task.Delay(Look, TimeProvider.System);
        }

        return Mails;
    }

    public async ValueTask DisposeAsync() => await ShutAsync();

    internal void Note(string command) => _commands.Enqueue(command);

    internal void Keep(SunkMail mail) => _mails.Enqueue(mail);

    internal bool IsGreylisted(SunkMail mail)
    {
        _tries.Enqueue(mail);
        return _seen.TryAdd(mail.MessageId ?? "", value: true) && Greylists;
    }

    internal SmtpTrouble? Next(SmtpStep step, string about)
    {
        lock (_gate)
        {
            var at = _troubles.FindIndex(trouble => trouble.Step == step && trouble.Times > 0 && (trouble.About is null || about.Contains(trouble.About, StringComparison.OrdinalIgnoreCase)));
            if (at < 0)
                return null;
            var trouble = _troubles[at];
            _troubles[at] = trouble with { Times = trouble.Times == int.MaxValue ? int.MaxValue : trouble.Times - 1 };
            return trouble;
        }
    }

    private async Task WelcomeAsync(TcpListener listener, CancellationToken closing)
    {
        var guests = new List<Task>();
        try
        {
            while (true)
                guests.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing), closing));
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }

        await Task.WhenAll(guests);
    }

    private async Task ServeAsync(TcpClient guest, CancellationToken closing)
    {
        Interlocked.Increment(ref _connections);
        using (guest)
        {
            guest.NoDelay = true;
            try
            {
                await new SmtpSession(this, guest.GetStream(), closing).RunAsync();
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // the client is gone, or the sink is shut
            }
        }
    }
}
