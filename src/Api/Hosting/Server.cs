using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

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
        var port = ReadPort(builder.Configuration["PORT"]);
        var development = builder.Environment.IsDevelopment();
        var hasAddress = !string.IsNullOrEmpty(builder.Configuration["urls"]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            if (port is null && hasAddress)
                return;
            if (development)
                kestrel.ListenLocalhost(port ?? DefaultPort);
            else
                kestrel.ListenAnyIP(port ?? DefaultPort);
        });
    }

    private static int? ReadPort(string? setting)
    {
        if (string.IsNullOrEmpty(setting))
            return null;
        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= IPEndPoint.MaxPort
            ? port
            : throw new OptionsValidationException("PORT", typeof(int), ["PORT must be a number from 1 to 65535."]);
    }
}
