using System.Globalization;
using NUnit.Framework.Constraints;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Assertions;

/// <summary>A complete problem document that gives nothing away (RFC 9457 and the service's conventions).</summary>
internal sealed class ProblemConstraint(int status, string code) : Constraint
{
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private string[] _fields = [];
    private bool _retryAfter;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"problem document {status} {code} {string.Join(' ', _members)} {string.Join(' ', _fields)}");

    /// <summary><c>errors</c> has these fields and no others.</summary>
    public ProblemConstraint About(params string[] fields)
    {
        _fields = fields;
        return this;
    }

    public ProblemConstraint Saying(string path, string value)
    {
        _members[path] = value;
        return this;
    }

    /// <summary>It says when to come again, in the header and in the document alike.</summary>
    public ProblemConstraint WithRetryAfter()
    {
        _retryAfter = true;
        return this;
    }

    public override ConstraintResult ApplyTo<TActual>(TActual actual) => actual is Answer answer
        ? new FlawsResult(this, answer, answer.Status == status ? Flaws(answer) : [$"its status is {answer.Status}"])
        : throw new ArgumentException("A problem is an answer.", nameof(actual));

    private List<string> Flaws(Answer answer)
    {
        if (answer.Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
            return [$"its content type is {answer.Header("Content-Type")}"];
        var flaws = ProblemShape.FlawsOf(answer.Node("status")!.Parent!, status, code);
        flaws.AddRange(_members.Where(member => answer[member.Key] != member.Value).Select(member => $"{member.Key} is {answer[member.Key]}"));
        if (answer["traceId"] is not { Length: > 0 } trace || trace != answer.Header("X-Correlation-Id"))
            flaws.Add("traceId is not the correlation id");
        if (_fields.Length > 0 && !_fields.Order(StringComparer.Ordinal).SequenceEqual(ProblemShape.FieldsOf(answer), StringComparer.Ordinal))
            flaws.Add($"errors is about {string.Join(' ', ProblemShape.FieldsOf(answer))}");
        if (_retryAfter && (!int.TryParse(answer.Header("Retry-After"), out var seconds) || seconds < 1 || answer["retryAfterSeconds"] != answer.Header("Retry-After")))
            flaws.Add($"Retry-After is {answer.Header("Retry-After")}, retryAfterSeconds {answer["retryAfterSeconds"]}");
        return flaws;
    }
}
