using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>What protects the keys that protect secrets in the database. Section <c>DataProtection</c>.</summary>
public sealed record SecretsOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PKCS #12 file with an RSA key. Without one the keys lie in the database as they are.</summary>
    public string? Certificate { get; init; }

    /// <summary>The password of <see cref="Certificate"/>.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>The certificate before it was changed: keys that it protects can still be read.</summary>
    public string? PreviousCertificate { get; init; }

    /// <summary>The password of <see cref="PreviousCertificate"/>.</summary>
    public string? PreviousCertificatePassword { get; init; }
}

/// <summary>Refuses a certificate that could protect nothing, or open nothing later.</summary>
internal sealed class SecretsOptionsValidator : IValidateOptions<SecretsOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        string[] failures =
        [
            .. Failures(nameof(options.Certificate), options.Certificate, options.CertificatePassword),
            .. Failures(nameof(options.PreviousCertificate), options.PreviousCertificate, options.PreviousCertificatePassword),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string setting, string? file, string? password)
    {
        if (KeyCertificate.WhyRefused(file, password) is { } reason)
            yield return $"{SecretsOptions.Section}:{setting} {reason} (its password is {SecretsOptions.Section}:{setting}Password).";
    }
}
