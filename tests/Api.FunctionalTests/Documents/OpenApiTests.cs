using TestSupport.Drivers;

namespace Api.FunctionalTests.Documents;

/// <summary>What the service says of itself is complete.</summary>
public sealed class OpenApiTests : CrmFixture
{
    private static readonly string[] OfEveryCall = ["400", "401", "403", "502", "503"];

    private OpenApi _api = null!;

    private IEnumerable<ApiOperation> Versioned => _api.Operations.Where(operation => operation.Template.StartsWith("/api/v1/", StringComparison.Ordinal));

    [OneTimeSetUp]
    public async Task ReadAsync() => _api = OpenApi.Parse((await Nobody.GetAsync("/swagger/v1/swagger.json")).Succeeded().Text);

    [Test]
    public void Is_OpenAPI_3_1()
    {
        Assert.That(_api.Document["openapi"]!.ToString(), Does.StartWith("3.1."));
    }

    [Test]
    public void Has_the_calls_of_the_service_and_its_health()
    {
        Assert.That(_api.Operations.Select(operation => operation.ToString()), Does.Contain("GET /health/ready").And.Contain("POST /api/v1/contacts").And.Not.Contain("GET /console"));
    }

    [Test]
    public void Every_call_has_a_summary()
    {
        Assert.That(_api.Operations.Where(operation => string.IsNullOrWhiteSpace(operation.Node["summary"]?.ToString())), Is.Empty);
    }

    [Test]
    public void Every_call_has_one_tag()
    {
        Assert.That(_api.Operations.Where(operation => operation.Node["tags"]?.AsArray().Count != 1), Is.Empty);
    }

    [Test]
    public void Every_call_has_an_id_of_its_own()
    {
        Assert.That(_api.Operations.Select(operation => operation.Node["operationId"]?.ToString()), Is.Unique.And.All.Not.Null);
    }

    [Test]
    public void Every_call_lists_the_problems_that_all_have()
    {
        Assert.That(Versioned.Where(operation => OfEveryCall.Any(status => !operation.Responses.ContainsKey(status))), Is.Empty);
    }

    [Test]
    public void Every_call_with_a_body_lists_the_problems_of_bodies()
    {
        Assert.That(Versioned.Where(operation => operation.ExampleBody is not null && !(operation.Responses.ContainsKey("413") && operation.Responses.ContainsKey("415"))), Is.Empty);
    }

    [Test]
    public void Every_call_that_names_a_record_says_that_it_may_not_be_there()
    {
        var naming = Versioned.Where(operation => operation.Template.Replace("{records}", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal));

        var silent = naming.Where(operation => operation.Method != HttpMethod.Put && !operation.Responses.ContainsKey("404"));

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void Every_problem_has_an_example_with_its_status()
    {
        var wrong = from operation in Versioned
                    from response in operation.Responses
                    where response.Key[0] is '4' or '5'
                    let examples = response.Value!["content"]?["application/problem+json"]?["examples"]?.AsObject()
                    where examples is not { Count: > 0 } || examples.Any(example => example.Value!["value"]!["status"]!.ToString() != response.Key || example.Value["value"]!["code"]!.ToString() != example.Key)
                    select $"{operation} {response.Key}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_success_is_described()
    {
        var wrong = Versioned.Where(operation => operation.Responses.Any(response => response.Key[0] == '2' && response.Value!["description"]?.ToString() is (null or "" or "OK" or "Created")));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_success_says_what_it_holds()
    {
        var wrong = Versioned.Where(operation => !operation.IsEndless && operation.Responses.Any(response => response.Key is "200" or "201" && response.Value!["content"]?.AsObject().Any(media => media.Value!["schema"] is not null) != true));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_body_has_an_example()
    {
        Assert.That(Versioned.Where(operation => operation.Node["requestBody"] is not null && operation.ExampleBody is null), Is.Empty);
    }

    [Test]
    public void Every_parameter_of_a_path_has_an_example()
    {
        Assert.That(Versioned.Where(operation => operation.ExamplePath.Contains('{', StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_call_says_that_it_needs_a_key()
    {
        Assert.That(_api.Document["security"]?[0]?["ApiKey"], Is.Not.Null);
    }

    [Test]
    public void Health_says_that_it_needs_none()
    {
        Assert.That(_api.Operations.Where(operation => operation.Template.StartsWith("/health/", StringComparison.Ordinal)).Select(operation => operation.Node["security"]?.AsArray().Count), Is.All.EqualTo(0));
    }

    [Test]
    public async Task The_page_needs_no_key()
    {
        Assert.That((await Nobody.GetAsync("/swagger/index.html")).ToString(), Does.StartWith("200").And.Contains("swagger-ui"));
    }

    [Test]
    public async Task The_page_knows_no_key_unless_it_is_told_one()
    {
        Assert.That((await Nobody.GetAsync("/swagger/prefill.js")).Status, Is.Not.EqualTo(200));
    }
}
