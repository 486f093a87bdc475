using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>The token of the moment. A token file is read again when it changes, so a token is rotated without a restart.</summary>
internal sealed class AccessToken(IOptions<HubSpotOptions> options, TimeProvider time)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string? _file = options.Value.AccessTokenFile;
    private string _token = options.Value.AccessToken?.Trim() ?? "";
    private DateTime _written;
    private DateTimeOffset _checkAt;

    public string Current
    {
        get
        {
            if (string.IsNullOrEmpty(_file))
                return _token;
            lock (_gate)
            {
                ReadWhenChanged(_file);
                return _token;
            }
        }
    }

    private void ReadWhenChanged(string file)
    {
        var now = time.GetUtcNow();
        if (now < _checkAt)
            return;
        _checkAt = now + CheckEvery;
        var written = File.GetLastWriteTimeUtc(file);
        if (written == _written || !File.Exists(file))
            return;    // a file that is being replaced is missing for a moment: the last token stays
        (_token, _written) = (File.ReadAllText(file).Trim(), written);
    }
}

/// <summary>Puts the token on each attempt.</summary>
internal sealed class AccessTokenHandler(AccessToken token) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new("Bearer", token.Current);
        return base.SendAsync(request, cancellationToken);
    }
}
