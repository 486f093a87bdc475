using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework.Constraints;

namespace Api.FunctionalTests.Assertions;

/// <summary>A result of a batch that failed, with the problem that the single call would have had.</summary>
internal sealed class OutcomeConstraint(int status, string code) : Constraint
{
    private string? _existingId;
    private string? _field;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"outcome {status} {code} {_field} {_existingId}");

    public OutcomeConstraint About(string field)
    {
        _field = field;
        return this;
    }

    public OutcomeConstraint WithExisting(string id)
    {
        _existingId = id;
        return this;
    }

    public override ConstraintResult ApplyTo<TActual>(TActual actual) => new FlawsResult(this, actual, Flaws(actual as JsonNode));

    private List<string> Flaws(JsonNode? result)
    {
        if (result?["problem"] is not { } problem)
            return ["it has no problem"];
        var flaws = ProblemShape.FlawsOf(problem, status, code);
        if (result["status"]?.GetValue<int>() != status)
            flaws.Add($"its status is {result["status"]}");
        if (result["record"] is not null)
            flaws.Add("it has a record too");
        if (_existingId is not null && problem["existingId"]?.ToString() != _existingId)
            flaws.Add($"existingId is {problem["existingId"]}");
        if (_field is not null && problem["errors"]?[_field] is null)
            flaws.Add($"errors is {problem["errors"]}");
        return flaws;
    }
}
