using System.Text.RegularExpressions;
using Playground;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Documents;

/// <summary>What is shown to whoever tries the service works as it stands.</summary>
public sealed partial class PlaygroundTests
{
    [Test]
    public async Task Every_example_succeeds()
    {
        var wrong = new List<string>();
        foreach (var operation in await OperationsAsync())
        {
            await using var playground = await StartAsync();
            using var http = CrmClient.Http(playground.Api);
            var answer = await new CrmClient(http, PlaygroundHost.ApiKey).SendAsync(operation.Method, operation.ExamplePath, (object?)operation.ExampleBody);
            if (answer.Status is < 200 or > 299)
                wrong.Add($"{operation}: {answer}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task The_example_of_a_search_finds_somebody()
    {
        await using var playground = await StartAsync();
        using var http = CrmClient.Http(playground.Api);
        var search = (await OperationsAsync()).Single(operation => operation.Template == "/api/v1/contacts/search");

        Assert.That((await new CrmClient(http, PlaygroundHost.ApiKey).PostAsync(search.Template, search.ExampleBody!)).Count("results"), Is.GreaterThan(3));
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
    public async Task Prints_where_to_look_in_four_lines()
    {
        await using var program = BuiltProgram.Playground(FreePort.Next(), FreePort.Next());

        Assert.That(await program.LinesAsync(4), Has.Exactly(1).StartsWith("Swagger UI").And.Exactly(1).StartsWith("API key").And.Exactly(1).StartsWith("Sandbox").And.Exactly(1).StartsWith("Try"));
    }

    [Test]
    public async Task The_call_that_it_prints_works()
    {
        await using var program = BuiltProgram.Playground(FreePort.Next(), FreePort.Next());
        var call = Curl.Match((await program.LinesAsync(4)).Single(line => line.StartsWith("Try", StringComparison.Ordinal)));
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
        OpenApi.Parse((await SharedSystem.Current.Api.Nobody.GetAsync("/swagger/v1/swagger.json")).Text).Operations;

    private static Task<PlaygroundHost> StartAsync() => PlaygroundHost.StartAsync(FreePort.Next(), FreePort.Next());

    [GeneratedRegex("curl -H '(?<header>[^:]+): (?<value>[^']+)' '(?<address>[^']+)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Curl { get; }
}
