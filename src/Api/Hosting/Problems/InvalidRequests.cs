using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>What the framework could not bind, in words that name the member and no .NET type.</summary>
internal static partial class InvalidRequests
{
    public static IActionResult ToResult(ActionContext context)
    {
        var errors = context.ModelState.Where(entry => entry.Value is { Errors.Count: > 0 })
            .Select(entry => (Name: Member(entry.Key), entry.Value!.Errors))
            .SelectMany(entry => entry.Errors.Select(error => Describe(entry.Name, error)))
            .GroupBy(error => error.Name, error => error.Message, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        if (errors.Count > 1)
            errors.Remove("request");    // "the body is required" follows from every other error of the body
        return new ProblemResult(ProblemTable.Invalid(errors));
    }

    private static (string Name, string Message) Describe(string name, ModelError error)
    {
        if (Unmapped.Match(error.ErrorMessage) is { Success: true } unknown)
            return (Join(name, unknown.Groups["member"].Value), $"Unknown member '{unknown.Groups["member"].Value}'.");
        if (Duplicate.Match(error.ErrorMessage) is { Success: true } twice)
            return (Join(name, twice.Groups["member"].Value), $"Member '{twice.Groups["member"].Value}' is there twice.");
        if (Missing.IsMatch(error.ErrorMessage))
            return (name, "A required member is missing.");
        return name == "body" ? (name, "The body must be a JSON object.") : (name, "The value is missing or of the wrong kind.");
    }

    private static string Member(string key) => key switch
    {
        "" or "$" => "body",
        _ when key.StartsWith("$.", StringComparison.Ordinal) => key[2..],
        _ when key.StartsWith('$') => $"body{key[1..]}",
        _ => key,
    };

    private static string Join(string path, string member) => path == "body" || path == member || path.EndsWith($".{member}", StringComparison.Ordinal) ? path == "body" ? member : path : $"{path}.{member}";

    [GeneratedRegex("^The JSON property '(?<member>[^']{1,200})' could not be mapped", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unmapped { get; }

    [GeneratedRegex("^Duplicate property '(?<member>[^']{1,200})' encountered", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Duplicate { get; }

    [GeneratedRegex("missing required properties", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Missing { get; }
}
