using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework.Constraints;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Assertions;

/// <summary>What holds for every problem, wherever it stands.</summary>
internal static partial class ProblemShape
{
    // The one address that messages may hold: the example of how an address looks.
    private const string ExampleAddress = "ana.ruiz@example.net";
    private static readonly string[] Secrets = ["sandbox-token", "Bearer ", "   at ", "System.", "HubSpotCrm.", .. ApiKeys.All];

    public static List<string> FlawsOf(JsonNode problem, int status, string code)
    {
        var flaws = new List<string>();
        Compare(flaws, problem, "status", status.ToString());
        Compare(flaws, problem, "code", code);
        Compare(flaws, problem, "type", $"urn:hubspotcrm:problem:{code}");
        if (problem["title"] is null || string.IsNullOrWhiteSpace(problem["detail"]?.ToString()))
            flaws.Add("title or detail is missing");
        var text = problem.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        flaws.AddRange(Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).Select(secret => $"it gives away '{secret}'"));
        if (Address.IsMatch(text.Replace(ExampleAddress, "", StringComparison.Ordinal)))
            flaws.Add("it holds an e-mail address");
        return flaws;
    }

    public static IEnumerable<string> FieldsOf(Answer answer) => answer.Node("errors") is JsonObject errors ? errors.Select(error => error.Key).Order(StringComparer.Ordinal) : [];

    private static void Compare(List<string> flaws, JsonNode problem, string member, string expected)
    {
        if (problem[member]?.ToString() != expected)
            flaws.Add($"{member} is {problem[member]}");
    }

    [GeneratedRegex("[a-z0-9.]+@[a-z0-9]+[.]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address { get; }
}

/// <summary>Says which of many expectations were not met.</summary>
internal sealed class FlawsResult(IConstraint constraint, object? actual, List<string> flaws) : ConstraintResult(constraint, actual, flaws.Count == 0)
{
    public override void WriteActualValueTo(MessageWriter writer) => writer.Write($"{string.Join("; ", flaws)}: {ActualValue}");
}
