namespace Api.FunctionalTests.Assertions;

/// <summary>What a test expects of an error: <c>Assert.That(answer, Problem.Of(409, "record.duplicate"))</c>.</summary>
internal static class Problem
{
    public static ProblemConstraint Of(int status, string code) => new(status, code);

    public static ProblemConstraint Invalid(params string[] fields) => new ProblemConstraint(400, "request.invalid").About(fields);

    /// <summary>The same inside a batch's answer, for one result.</summary>
    public static OutcomeConstraint Outcome(int status, string code) => new(status, code);
}
