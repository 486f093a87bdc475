using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>A certificate from a file, for keys that are kept.</summary>
internal static class KeyCertificate
{
    /// <summary>Null when it can be used, or when none is named.</summary>
    public static string? WhyRefused(string? file, string? password)
    {
        try
        {
            using var certificate = Load(file, password);
            using var key = certificate?.GetRSAPrivateKey();
            return certificate is null || key is not null ? null : "has no RSA private key";
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "is no PKCS #12 file that can be read";
        }
    }

    public static X509Certificate2? Load(string? file, string? password) =>
        string.IsNullOrEmpty(file) ? null : X509CertificateLoader.LoadPkcs12FromFile(file, password);
}
