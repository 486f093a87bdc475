using System.Text.Json;
using System.Text.Json.Nodes;
using Api.FunctionalTests.Contacts;

namespace Api.FunctionalTests.Records;

/// <summary>
/// What the tests that are the same for every object type must know of one. A new type is one of these, a line in
/// <see cref="All"/>, and tests of its own for whatever only it has.
/// </summary>
public sealed record RecordScenario
{
    /// <summary>A unique property that tests add in HubSpot, so that every type can be written by a key.</summary>
    public const string Key = "external_id";

    public static IReadOnlyList<RecordScenario> All { get; } = [ContactScenario.Contacts];

    /// <summary>The word in our routes and in HubSpot's: <c>contacts</c>.</summary>
    public required string Records { get; init; }

    /// <summary>A body that creates the n-th record; unique fields differ by n.</summary>
    public required Func<int, JsonObject> Body { get; init; }

    /// <summary>A plain text field.</summary>
    public required FieldScenario Text { get; init; }

    /// <summary>A field with fixed options.</summary>
    public required FieldScenario Choice { get; init; }

    /// <summary>What <c>errors</c> names when a create says nothing.</summary>
    public required string Needed { get; init; }

    /// <summary>Whether HubSpot merges records of this type.</summary>
    public bool Merges { get; init; }

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
        new(HttpMethod.Post, $"{Path}/batch/upsert", new { by = Key, records = new[] { Keyed(5) } }, 200),
        new(HttpMethod.Post, $"{Path}/batch/archive", new { ids = new[] { "{id}" } }, 200),
        .. OwnCalls,
    ];

    /// <summary>The n-th record with its key.</summary>
    public JsonObject Keyed(int n, string? key = null) => Body(n).WithCustom(Key, key ?? $"key-{n}");

    public override string ToString() => Records;
}

/// <summary>A field, its HubSpot property, and values for it.</summary>
public sealed record FieldScenario(string Name, string Property, string Value, string Other)
{
    /// <summary>The body of an update that sets <see cref="Other"/>.</summary>
    public JsonObject Change => new() { [Name] = Other };
}

public static class JsonBodies
{
    public static JsonObject With(this JsonObject body, string member, object? value)
    {
        body[member] = JsonSerializer.SerializeToNode(value);
        return body;
    }

    public static JsonObject WithCustom(this JsonObject body, string property, object? value)
    {
        if (body["customProperties"] is not JsonObject custom)
            body["customProperties"] = custom = [];
        custom[property] = JsonSerializer.SerializeToNode(value);
        return body;
    }
}
