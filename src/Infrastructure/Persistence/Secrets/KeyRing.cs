using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HubSpotCrm.Application.Errors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>
/// ASP.NET Core's Data Protection with its keys in the database. It has a container of its own, built when the first secret
/// is met: in the host's, it would read or make its keys at every start.
/// </summary>
internal sealed class KeyRing(ICrmDatabase database, IOptions<SecretsOptions> options, ILoggerFactory logs) : IDisposable
{
    private const string ApplicationName = "HubSpotCrm";    // never changes: what it protects could not be opened again
    private const int MostTries = 5;

    private readonly Lock _gate = new();
    private readonly List<X509Certificate2> _certificates = [];
    private ServiceProvider? _services;
    private Task<IDataProtectionProvider>? _loaded;

    /// <summary>With its keys read, and the first one made.</summary>
    /// <exception cref="StoreUnavailableException">The keys cannot be read or kept now.</exception>
    public Task<IDataProtectionProvider> LoadAsync()
    {
        lock (_gate)
            return _loaded is null or { IsFaulted: true } ? _loaded = Task.Run(Load) : _loaded;
    }

    public void Dispose()
    {
        _services?.Dispose();
        foreach (var certificate in _certificates)
            certificate.Dispose();
    }

    private IDataProtectionProvider Load()
    {
        var provider = (_services ??= Build()).GetRequiredService<IDataProtectionProvider>();
        for (var tries = 1; ; tries++)
        {
            try
            {
                provider.CreateProtector("first").Protect([]);
                return provider;
            }
            catch (CryptographicException failure) when (Causes(failure).OfType<KeyRingMovedException>().Any() && tries < MostTries)
            {
                // the next try reads the other instance's key
            }
            catch (CryptographicException failure)
            {
                throw Causes(failure).OfType<StoreUnavailableException>().FirstOrDefault() ?? new StoreUnavailableException("The service's keys for stored secrets cannot be used now.", failure);
            }
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection().AddSingleton(logs).AddLogging();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRows(database));
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        if (Certificate(options.Value.Certificate, options.Value.CertificatePassword) is { } certificate)
            protection.ProtectKeysWithCertificate(certificate);
        if (Certificate(options.Value.PreviousCertificate, options.Value.PreviousCertificatePassword) is { } previous)
            protection.UnprotectKeysWithAnyCertificate(previous);
        return services.BuildServiceProvider();
    }

    private X509Certificate2? Certificate(string? file, string? password)
    {
        if (KeyCertificate.Load(file, password) is not { } certificate)
            return null;
        _certificates.Add(certificate);
        return certificate;
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
