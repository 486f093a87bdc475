using System.Text.RegularExpressions;
using Playground;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Documents;

/// <summary>What is shown to whoever tries the service works as it stands.</summary>
public sealed partial class PlaygroundTests
{
    [Test]
    public async Task Every_example_of_a_write_succeeds()
    {
        var wrong = new List<string>();
        foreach (var operation in (await OperationsAsync()).Where(operation => !IsRead(operation) && !IsOfNothing(operation)))
        {
            await using var playground = await StartAsync();
            wrong.AddRange(await FlawsAsync(playground, operation));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Every_example_of_a_read_succeeds()
    {
        await using var playground = await StartAsync();
        var wrong = new List<string>();
        foreach (var operation in (await OperationsAsync()).Where(operation => IsRead(operation) && !IsOfNothing(operation)))
            wrong.AddRange(await FlawsAsync(playground, operation));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Every_example_of_a_list_or_a_search_finds_something()
    {
        await using var playground = await StartAsync();
        using var http = CrmClient.Http(playground.Api);
        var empty = new List<string>();
        foreach (var operation in (await OperationsAsync()).Where(operation => IsRead(operation) && !IsOfNothing(operation)))
        {
            var answer = await SendAsync(http, operation);
            if (answer.Has("results") && answer.Count("results") == 0)
                empty.Add(operation.ToString());
        }

        Assert.That(empty, Is.Empty);
    }

    [TestCase("contacts", "51200000101")]
    [TestCase("companies", "18800004401")]
    [TestCase("deals", "29800011701")]
    public async Task The_timeline_of_the_first_record_has_every_kind_of_engagement(string records, string id)
    {
        await using var playground = await StartAsync();
        using var http = CrmClient.Http(playground.Api);

        var answer = await new CrmClient(http, PlaygroundHost.ApiKey).GetAsync($"/api/v1/{records}/{id}/timeline?limit=100");

        Assert.That(answer.Each("results", "type").Distinct(StringComparer.Ordinal), Is.EquivalentTo(new[] { "call", "meeting", "note", "task", "email" }));
    }

    [Test]
    public async Task The_page_fills_in_the_key()
    {
        await using var playground = await StartAsync();
        using var http = CrmClient.Http(playground.Api);

        var script = await new CrmClient(http, key: null).GetAsync("/swagger/prefill.js");

        Assert.Multiple(() =>
        {
            Assert.That(script.Header("Content-Type"), Does.StartWith("text/javascript"));
            Assert.That(script.Text, Does.Contain("""preauthorizeApiKey("ApiKey", "playground")"""));
        });
    }

    [Test]
    public async Task The_page_loads_the_script_that_fills_in_the_key()
    {
        await using var playground = await StartAsync();
        using var http = CrmClient.Http(playground.Api);

        Assert.That((await new CrmClient(http, key: null).GetAsync("/swagger/index.html")).Text, Does.Contain("/swagger/prefill.js"));
    }

    [Test]
    public async Task Prints_where_to_look_in_five_lines()
    {
        await using var program = BuiltProgram.Playground(FreePort.Next(), FreePort.Next());

        Assert.That(await program.LinesAsync(5), Has.Exactly(1).StartsWith("Swagger UI").And.Exactly(1).StartsWith("API key").And.Exactly(1).StartsWith("Sandbox").And.Exactly(1).StartsWith("Events").And.Exactly(1).StartsWith("Try"));
    }

    [Test]
    public async Task The_call_that_it_prints_works()
    {
        await using var program = BuiltProgram.Playground(FreePort.Next(), FreePort.Next());
        var call = Curl.Match((await program.LinesAsync(5)).Single(line => line.StartsWith("Try", StringComparison.Ordinal)));
        using var http = CrmClient.Http(new Uri(call.Groups["address"].Value));

        var answer = await new CrmClient(http, key: null).SendAsync(HttpMethod.Get, call.Groups["address"].Value, body: null, (call.Groups["header"].Value, call.Groups["value"].Value));

        Assert.That((answer.Status, answer.Count("results")), Is.EqualTo((200, 3)));
    }

    [Test]
    public async Task A_port_that_is_taken_is_said_in_a_line()
    {
        await using var first = await StartAsync();
        await using var second = BuiltProgram.Playground(first.Api.Port, FreePort.Next());

        Assert.That((await second.ExitAsync(), second.Lines.Count(line => line.Contains("--api-port", StringComparison.Ordinal))), Is.EqualTo((1, 1)));
    }

    private static async Task<IReadOnlyList<ApiOperation>> OperationsAsync() =>
        [.. OpenApi.Parse((await SharedSystem.Current.Api.Nobody.GetAsync("/swagger/v1/swagger.json")).Text).Operations.Where(operation => !operation.IsEndless)];

    /// <summary>In a new Playground nothing has died, been refused, been booked or been left to wait, and only HubSpot can sign a delivery.</summary>
    private static bool IsOfNothing(ApiOperation operation) =>
        operation.Template.Contains("/bookings/", StringComparison.Ordinal) || operation.ToString() == "GET /api/v1/scheduling/bookings" || operation.Template.Contains("/dead-letters", StringComparison.Ordinal) || operation.Template.Contains("/operations", StringComparison.Ordinal) || operation.Template.EndsWith("/quarantine", StringComparison.Ordinal) || operation.Template == "/webhooks/hubspot";

    private static bool IsRead(ApiOperation operation) =>
        operation.Method == HttpMethod.Get || operation.Template.EndsWith("/search", StringComparison.Ordinal) || operation.Template.EndsWith("/batch/read", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> FlawsAsync(PlaygroundHost playground, ApiOperation operation)
    {
        using var http = CrmClient.Http(playground.Api);
        var answer = await SendAsync(http, operation);
        return answer.Status is < 200 or > 299 || (answer.Text.Length > 0 && answer.Has("results.0.problem")) ? [$"{operation}: {answer}"] : [];
    }

    private static Task<Answer> SendAsync(HttpClient http, ApiOperation operation) =>
        new CrmClient(http, PlaygroundHost.ApiKey).SendAsync(operation.Method, operation.ExamplePath, (object?)operation.ExampleBody);

    private static Task<PlaygroundHost> StartAsync() => PlaygroundHost.StartAsync(FreePort.Next(), FreePort.Next());

    [GeneratedRegex("curl -H '(?<header>[^:]+): (?<value>[^']+)' '(?<address>[^']+)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Curl { get; }
}
