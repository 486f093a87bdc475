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
    private long? _checked;

    public string Current
    {
        get
        {
            if (string.IsNullOrEmpty(_file))
                return _token;
            lock (_gate)
            {
                if (_checked is not { } last || time.GetElapsedTime(last) >= CheckEvery)
                    ReadWhenChanged(_file);
                return _token;
            }
        }
    }

    // A file that is being replaced is missing, empty or locked for a moment: the last token stays.
    private void ReadWhenChanged(string file)
    {
        _checked = time.GetTimestamp();
        try
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (written == _written || File.ReadAllText(file).Trim() is not { Length: > 0 } token)
                return;
            (_token, _written) = (token, written);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // tried again at the next check
        }
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
