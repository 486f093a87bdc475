using System.Globalization;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Kestrel and its limits.</summary>
internal static class Server
{
    /// <summary>The largest body of an ordinary request, in bytes.</summary>
    public const long MaxBodyBytes = 1024 * 1024;

    /// <summary>The largest body of a batch, in bytes: 10,000 records need more than one megabyte.</summary>
    public const long MaxBatchBodyBytes = 32 * 1024 * 1024;

    private const int DefaultPort = 8080;

    public static void AddServer(this WebApplicationBuilder builder)
    {
        var port = builder.Configuration["PORT"];
        var development = builder.Environment.IsDevelopment();
        var hasAddress = !string.IsNullOrEmpty(builder.Configuration["urls"]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            if (!string.IsNullOrEmpty(port) || !hasAddress)
            {
                var number = string.IsNullOrEmpty(port) ? DefaultPort : int.Parse(port, CultureInfo.InvariantCulture);
                if (development)
                    kestrel.ListenLocalhost(number);
                else
                    kestrel.ListenAnyIP(number);
            }
        });
    }
}
