using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Failures;

/// <summary>A way in which HubSpot fails, and what callers are told then.</summary>
public sealed record HubSpotFailure(string Name, object Fault, int Status, string Code)
{
    public static IReadOnlyList<HubSpotFailure> All { get; } =
    [
        Answers(401, 502, "hubspot.access"),
        Answers(403, 502, "hubspot.access"),
        new("404 as a page", new { kind = "html", status = 404 }, 502, "hubspot.access"),
        Answers(409, 409, "record.duplicate"),
        Answers(423, 503, "hubspot.unavailable"),
        new("429", new { kind = "status", status = 429, retryAfter = 50 }, 503, "hubspot.busy"),
        new("429 for the day", new { kind = "status", status = 429, retryAfter = 50, policy = "DAILY" }, 503, "hubspot.busy"),
        Answers(477, 503, "hubspot.unavailable"),
        .. Enumerable.Select([500, 522, 525, 526], status => Answers(status, 503, "hubspot.unavailable")),
        .. Enumerable.Select([502, 503, 504, 521, 523, 524], status => Answers(status, 503, "hubspot.unavailable") with { LeavesDoubt = true }),
        new("503 as a page", new { kind = "html", status = 503 }, 503, "hubspot.unavailable") { LeavesDoubt = true },
        new("a redirect", new { kind = "status", status = 302 }, 503, "hubspot.unavailable"),
        new("a dropped connection", new { kind = "drop" }, 503, "hubspot.unavailable") { LeavesDoubt = true },
        new("an answer lost", new { kind = "commit-then-drop" }, 503, "hubspot.unavailable") { LeavesDoubt = true },
        new("half an answer", new { kind = "half" }, 503, "hubspot.unavailable") { LeavesDoubt = true },
        new("no JSON", new { kind = "garbage" }, 503, "hubspot.unavailable"),
    ];

    /// <summary>What was to be made may be there, and cannot be looked for.</summary>
    public bool LeavesDoubt { get; init; }

    /// <summary>What is wrong with an answer that was given while this failure lasts; null when it is right.</summary>
    public string? FlawOf(CrmCall call, Answer answer)
    {
        if (call.HasNoAnswer && Name is ("no JSON" or "half an answer"))
            return null;    // nothing in the body of the answer is needed
        var code = LeavesDoubt && call.Makes ? "hubspot.outcome-unknown" : Code;
        var result = call.IsBatch ? Problem.Outcome(Status, code).ApplyTo(answer.Node("results.0")) : Expected(code).ApplyTo(answer);
        return result.IsSuccess ? null : $"{call}: {answer}";
    }

    public override string ToString() => Name;

    private ProblemConstraint Expected(string code) => Status == 503 ? Problem.Of(Status, code).WithRetryAfter() : Problem.Of(Status, code);

    private static HubSpotFailure Answers(int status, int expected, string code) => new(status.ToString(), new { kind = "status", status }, expected, code);
}
