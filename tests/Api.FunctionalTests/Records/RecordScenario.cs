using System.Text.Json.Nodes;
using Api.FunctionalTests.Calls;
using Api.FunctionalTests.Companies;
using Api.FunctionalTests.Contacts;
using Api.FunctionalTests.Deals;
using Api.FunctionalTests.Emails;
using Api.FunctionalTests.Meetings;
using Api.FunctionalTests.Notes;
using Api.FunctionalTests.Tasks;
using Api.FunctionalTests.Tickets;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Records;

/// <summary>
/// What the tests that are the same for every object type must know of one. A new type is one of these, a line in
/// <see cref="All"/>, and tests of its own for whatever only it has.
/// </summary>
public sealed record RecordScenario
{
    /// <summary>A unique property that tests add in HubSpot, so that every type can be written by a key.</summary>
    public const string Key = "external_id";

    /// <summary>The id of the first contact of an empty HubSpot: the one that engagements of tests belong to.</summary>
    public const string Host = "51200000101";

    public static IReadOnlyList<RecordScenario> All { get; } =
    [
        ContactScenario.Contacts, CompanyScenario.Companies, DealScenario.Deals, TicketScenario.Tickets,
        CallScenario.Calls, MeetingScenario.Meetings, NoteScenario.Notes, TaskScenario.Tasks, EmailScenario.Emails,
    ];

    /// <summary>Contacts, companies, deals and tickets: they merge, and have a timeline.</summary>
    public static IReadOnlyList<RecordScenario> Parties { get; } = [.. All.Where(scenario => !scenario.IsEngagement)];

    public static IReadOnlyList<RecordScenario> Engagements { get; } = [.. All.Where(scenario => scenario.IsEngagement)];

    /// <summary>The word in our routes and in HubSpot's: <c>contacts</c>.</summary>
    public required string Records { get; init; }

    /// <summary>The fields that make the n-th record; unique ones differ by n.</summary>
    public required Func<int, JsonObject> Fields { get; init; }

    /// <summary>A plain text field.</summary>
    public required FieldScenario Text { get; init; }

    /// <summary>A field whose values HubSpot checks.</summary>
    public required FieldScenario Choice { get; init; }

    /// <summary>A value for every field, as JSON and as HubSpot keeps it.</summary>
    public required IReadOnlyList<FieldValue> Values { get; init; }

    /// <summary>What <c>errors</c> names when a create says nothing.</summary>
    public required string[] Needed { get; init; }

    /// <summary>Whether it is a call, meeting, note, task or email: a new one belongs to something.</summary>
    public bool IsEngagement { get; init; }

    /// <summary>Where the address of the record's page is.</summary>
    public string PageField { get; init; } = "url";

    /// <summary>Calls that only this type has.</summary>
    public IReadOnlyList<CrmCall> OwnCalls { get; init; } = [];

    public string Path => $"/api/v1/{Records}";

    /// <summary>Every call of the type; <c>{id}</c> and <c>{other}</c> stand for the records 1 and 2.</summary>
    public IReadOnlyList<CrmCall> Calls =>
    [
        new(HttpMethod.Post, Path, Body(3), 201),
        new(HttpMethod.Get, $"{Path}/{{id}}", body: null, 200),
        new(HttpMethod.Patch, $"{Path}/{{id}}", Text.Change, 200),
        new(HttpMethod.Delete, $"{Path}/{{id}}", body: null, 204),
        new(HttpMethod.Get, Path, body: null, 200),
        new(HttpMethod.Post, $"{Path}/search", new JsonObject(), 200),
        new(HttpMethod.Post, $"{Path}/batch/read", new { ids = new[] { "{id}" } }, 200),
        new(HttpMethod.Post, $"{Path}/batch/create", new { records = new[] { Body(4) } }, 200),
        new(HttpMethod.Post, $"{Path}/batch/update", new { records = new[] { Text.Change.With("id", "{id}") } }, 200),
        new(HttpMethod.Post, $"{Path}/batch/upsert", new { by = Key, records = new[] { Upsert(5) } }, 200),
        new(HttpMethod.Post, $"{Path}/batch/archive", new { ids = new[] { "{id}" } }, 200) { HasNoAnswer = true },
        .. OwnCalls,
    ];

    /// <summary>A body that creates the n-th record.</summary>
    public JsonObject Body(int n) => IsEngagement ? Fields(n).With("associations", new { contacts = new[] { Host } }) : Fields(n);

    /// <summary>The n-th record with its key.</summary>
    public JsonObject Keyed(int n) => Body(n).WithCustom(Key, $"key-{n}");

    /// <summary>The same for an upsert, which associates nothing.</summary>
    public JsonObject Upsert(int n) => Fields(n).WithCustom(Key, $"key-{n}");

    /// <summary>Makes what the bodies name, in an empty HubSpot.</summary>
    public Task PrepareAsync(SandboxDriver hubSpot) => IsEngagement ? hubSpot.CreateAsync("contacts", new { email = "host@example.org" }) : Task.CompletedTask;

    public override string ToString() => Records;
}
