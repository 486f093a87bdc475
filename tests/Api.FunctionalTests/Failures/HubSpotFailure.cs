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
        .. Enumerable.Select([500, 502, 503, 504, 521, 522, 523, 524, 525, 526], status => Answers(status, 503, "hubspot.unavailable")),
        new("503 as a page", new { kind = "html", status = 503 }, 503, "hubspot.unavailable"),
        new("a redirect", new { kind = "status", status = 302 }, 503, "hubspot.unavailable"),
        new("a dropped connection", new { kind = "drop" }, 503, "hubspot.unavailable"),
        new("an answer lost", new { kind = "commit-then-drop" }, 503, "hubspot.unavailable"),
        new("half an answer", new { kind = "half" }, 503, "hubspot.unavailable"),
        new("no JSON", new { kind = "garbage" }, 503, "hubspot.unavailable"),
    ];

    /// <summary>What is wrong with an answer that was given while this failure lasts; null when it is right.</summary>
    public string? FlawOf(CrmCall call, Answer answer)
    {
        if (call.HasNoAnswer && Name is ("no JSON" or "half an answer"))
            return null;    // nothing in the body of the answer is needed
        var result = call.IsBatch ? Problem.Outcome(Status, Code).ApplyTo(answer.Node("results.0")) : Expected.ApplyTo(answer);
        return result.IsSuccess ? null : $"{call}: {answer}";
    }

    public override string ToString() => Name;

    private ProblemConstraint Expected => Status == 503 ? Problem.Of(Status, Code).WithRetryAfter() : Problem.Of(Status, Code);

    private static HubSpotFailure Answers(int status, int expected, string code) => new(status.ToString(), new { kind = "status", status }, expected, code);
}
