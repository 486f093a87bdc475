using System.Text.RegularExpressions;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Why the service cannot start, when it is something that whoever runs it can correct.</summary>
internal static partial class StartupFailures
{
    /// <summary>One line that names the setting, or null for an error of another kind.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join(' ', several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures).Distinct(StringComparer.Ordinal)),
        InvalidOperationException unread when OfWrongKind.Match(unread.Message) is { Success: true } match => $"{match.Groups["setting"].Value} has a value of the wrong kind.",
        DatabaseStartException database => database.Message,
        IOException taken => taken.Message,
        _ => null,
    };

    // The binder's message; its value is left out, because a setting may be a secret.
    [GeneratedRegex("^Failed to convert configuration value .*at '(?<setting>[^']+)' to type", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex OfWrongKind { get; }
}
