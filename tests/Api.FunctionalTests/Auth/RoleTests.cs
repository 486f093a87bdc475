using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Auth;

/// <summary>Who may do what, over every call that the service documents.</summary>
public sealed class RoleTests : CrmFixture
{
    private static readonly string[] Reading = ["/search", "/batch/read"];
    private static readonly string[] Operating = ["/erase", "/catch-up", "/replay"];
    private static readonly string[] OfOperators = ["/dead-letters", "/webhooks/quarantine"];

    private IReadOnlyList<ApiOperation> _operations = [];

    [OneTimeSetUp]
    public async Task ReadDocumentAsync() => _operations =
        [.. OpenApi.Parse((await Nobody.GetAsync("/swagger/v1/swagger.json")).Text).Operations.Where(operation => operation.Template.StartsWith("/api/v1/", StringComparison.Ordinal))];

    [Test]
    public async Task Every_call_needs_a_key()
    {
        Assert.That(await FlawsAsync(Nobody, _operations, Problem.Of(401, "auth.missing")), Is.Empty);
    }

    [Test]
    public async Task A_reader_does_not_write()
    {
        Assert.That(await FlawsAsync(Reader, _operations.Where(operation => !IsRead(operation)), Problem.Of(403, "auth.forbidden")), Is.Empty);
    }

    [Test]
    public async Task A_writer_does_not_do_what_is_for_operators()
    {
        Assert.That(await FlawsAsync(Writer, _operations.Where(IsForOperators), Problem.Of(403, "auth.forbidden")), Is.Empty);
    }

    [Test]
    public async Task A_reader_reads_and_searches()
    {
        Assert.That(await RefusedAsync(Reader, _operations.Where(operation => IsRead(operation) && !IsForOperators(operation))), Is.Empty);
    }

    [Test]
    public async Task A_writer_does_everything_else()
    {
        Assert.That(await RefusedAsync(Writer, _operations.Where(operation => !IsForOperators(operation))), Is.Empty);
    }

    [Test]
    public async Task An_operator_does_everything()
    {
        Assert.That(await RefusedAsync(Operator, _operations), Is.Empty);
    }

    [Test]
    public async Task A_role_that_is_too_small_reaches_nothing_in_HubSpot()
    {
        var before = await HubSpot.CallsAsync();

        await FlawsAsync(Reader, _operations.Where(operation => !IsRead(operation)), Problem.Of(403, "auth.forbidden"));

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
    }

    private static bool IsRead(ApiOperation operation) =>
        operation.Method == HttpMethod.Get || (operation.Method == HttpMethod.Post && Reading.Any(end => operation.Template.EndsWith(end, StringComparison.Ordinal)));

    private static bool IsForOperators(ApiOperation operation) =>
        Operating.Any(end => operation.Template.EndsWith(end, StringComparison.Ordinal)) || OfOperators.Any(part => operation.Template.Contains(part, StringComparison.Ordinal));

    private static async Task<List<string>> FlawsAsync(CrmClient caller, IEnumerable<ApiOperation> operations, ProblemConstraint expected)
    {
        var flaws = new List<string>();
        foreach (var operation in operations)
        {
            var answer = await SendAsync(caller, operation);
            if (!expected.ApplyTo(answer).IsSuccess)
                flaws.Add($"{operation}: {answer}");
        }

        return flaws;
    }

    private static async Task<List<string>> RefusedAsync(CrmClient caller, IEnumerable<ApiOperation> operations)
    {
        var refused = new List<string>();
        foreach (var operation in operations.Where(operation => !operation.IsEndless))
        {
            var answer = await SendAsync(caller, operation);
            if (answer.Status is 401 or 403 or >= 500)
                refused.Add($"{operation}: {answer}");
        }

        return refused;
    }

    private static Task<Answer> SendAsync(CrmClient caller, ApiOperation operation) => caller.SendAsync(operation.Method, operation.ExamplePath, (object?)operation.ExampleBody);
}
