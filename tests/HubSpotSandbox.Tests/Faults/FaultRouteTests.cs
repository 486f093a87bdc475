using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Faults;

/// <summary>Every kind of fault on every family of routes.</summary>
public sealed class FaultRouteTests : SandboxFixture
{
    private const string First = "51200000101";
    private const string Second = "51200000102";
    private const string Company = "18800004401";
    private const string Records = "/__sandbox/records/contacts";
    private const string Links = $"/crm/objects/2026-09/contacts/{First}/associations/companies";

    private static readonly string[] Reads =
    [
        $"GET {Contacts}/{First}", $"GET {Contacts}", $"GET /crm/v3/objects/contacts/{First}", $"GET {Links}", $"GET /crm/v4/objects/contacts/{First}/associations/companies",
        $$$"""POST {{{Contacts}}}/batch/read {"inputs":[{"id":"{{{First}}}"}]}""", $$$"""POST {{{Contacts}}}/search {}""", "GET /crm/associations/2026-09/contacts/companies/labels",
        "GET /crm/properties/2026-09/contacts", "GET /crm/pipelines/2026-09/deals", "GET /crm/owners/2026-09", "GET /calling/v1/dispositions", "GET /account-info/2026-09/details",
        "GET /scheduler/2026-09/meetings/meeting-links", "GET /scheduler/2026-09/meetings/meeting-links/book/sam-lee%2Fdemo?timezone=UTC",
    ];

    /// <summary>A write, where its effect shows, and the text that shows it.</summary>
    private static readonly object[][] Writes =
    [
        [$$$"""POST {{{Contacts}}} {"properties":{"email":"done@example.net"}}""", Records, "done@example.net"],
        [$$$"""PATCH {{{Contacts}}}/{{{First}}} {"properties":{"city":"done"}}""", Records, "\"city\":\"done\""],
        [$$$"""PATCH /crm/v3/objects/contacts/{{{First}}} {"properties":{"city":"done"}}""", Records, "\"city\":\"done\""],
        [$"DELETE {Contacts}/{First}", Records, "\"archived\":true"],
        [$$$"""POST {{{Contacts}}}/batch/create {"inputs":[{"properties":{"email":"done@example.net"}}]}""", Records, "done@example.net"],
        [$$$"""POST {{{Contacts}}}/batch/update {"inputs":[{"id":"{{{First}}}","properties":{"city":"done"}}]}""", Records, "\"city\":\"done\""],
        [$$$"""POST {{{Contacts}}}/batch/upsert {"inputs":[{"id":"done@example.net","idProperty":"email","properties":{"city":"done"}}]}""", Records, "\"city\":\"done\""],
        [$$$"""POST {{{Contacts}}}/batch/archive {"inputs":[{"id":"{{{First}}}"}]}""", Records, "\"archived\":true"],
        [$$$"""POST {{{Contacts}}}/merge {"primaryObjectId":"{{{First}}}","objectIdToMerge":"{{{Second}}}"}""", Records, "\"mergedInto\""],
        [$"PUT /crm/objects/2026-09/contacts/{First}/associations/default/companies/{Company}", Links, Company],
        [$$$"""POST /crm/associations/2026-09/contacts/companies/batch/associate/default {"inputs":[{"from":{"id":"{{{First}}}"},"to":{"id":"{{{Company}}}"}}]}""", Links, Company],
        ["""POST /crm/properties/2026-09/contacts {"name":"done","label":"Done","type":"string","fieldType":"text","groupName":"contactinformation"}""", "/crm/properties/2026-09/contacts/done", "\"Done\""],
        ["""POST /crm/pipelines/2026-09/deals {"label":"Done","displayOrder":1,"stages":[{"label":"Open","displayOrder":0,"metadata":{"probability":"0.5"}}]}""", "/crm/pipelines/2026-09/deals", "\"Done\""],
        ["""POST /scheduler/2026-09/meetings/meeting-links/book {"slug":"sam-lee/demo","duration":1800000,"startTime":"2026-11-25T09:30:00Z","email":"done@example.net","firstName":"A","lastName":"B","formFields":[],"legalConsentResponses":[],"likelyAvailableUserIds":[]}""", "/__sandbox/bookings", "done@example.net"],
    ];

    private static IEnumerable<string> All => Reads.Concat(Writes.Select(write => (string)write[0]));

    [SetUp]
    public async Task FillAsync()
    {
        await Api.CreateContactAsync("first@example.net");
        await Api.CreateContactAsync("second@example.net");
        await Api.CreateAsync("companies", """{"name":"Northwind"}""");
    }

    [TestCaseSource(nameof(All))]
    [Cites("sandbox.md: Faults")]
    public async Task Hits_every_route_with_an_answer_of_its_own(string request)
    {
        await Api.FailAsync("""[{"kind":"status","status":503,"count":1},{"kind":"status","status":429,"retryAfter":3,"count":1},{"kind":"html","count":1},{"kind":"garbage","count":1}]""");

        Assert.That((await SendAsync(request)).Status, Is.EqualTo(503));
        Assert.That((await SendAsync(request)).Header("Retry-After"), Is.EqualTo("3"));
        Assert.That((await SendAsync(request)).Text, Does.StartWith("<html>"));
        Assert.That((await SendAsync(request)).Text, Does.Contain("not JSON"));
    }

    [TestCaseSource(nameof(All))]
    [Cites("sandbox.md: Faults")]
    public async Task Breaks_the_connection_on_every_route(string request)
    {
        await Api.FailAsync("""[{"kind":"drop","count":1},{"kind":"hang","delayMs":5,"count":1}]""");

        Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));
        Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));
    }

    [TestCaseSource(nameof(All))]
    [Cites("sandbox.md: Faults")]
    public async Task Answers_slowly_on_every_route(string request)
    {
        await Api.FailAsync("""[{"kind":"slow","delayMs":5}]""");

        Assert.That((await SendAsync(request)).Status, Is.InRange(200, 299));
    }

    [TestCaseSource(nameof(Writes))]
    [Cites("sandbox.md: Faults")]
    public async Task Does_every_write_before_it_breaks_the_connection(string request, string where, string sign)
    {
        Assert.That((await Api.GetAsync(where)).Text, Does.Not.Contain(sign));
        await Api.FailAsync("""[{"kind":"commit-then-drop","count":1}]""");

        Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.That((await Api.GetAsync(where)).Text, Does.Contain(sign));
    }

    [TestCaseSource(nameof(Writes))]
    [Cites("sandbox.md: Faults")]
    public async Task Does_no_write_that_it_drops(string request, string where, string sign)
    {
        await Api.FailAsync("""[{"kind":"drop","count":1}]""");

        Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.That((await Api.GetAsync(where)).Text, Does.Not.Contain(sign));
    }

    private Task<Reply> SendAsync(string request) => request.Split(' ', 3) is [var method, var path, .. var body]
        ? Api.SendAsync(HttpMethod.Parse(method), path, body.Length == 0 ? null : body[0])
        : throw new ArgumentException("A request is a method, a path and perhaps a body.", nameof(request));
}
