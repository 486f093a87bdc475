namespace Verify.Equality;

/// <summary>Which record of its key a call means.</summary>
internal enum Whom
{
    /// <summary>No record: a create, or a call by e-mail.</summary>
    Nobody,

    /// <summary>The one last made, or the one that was there.</summary>
    Current,

    /// <summary>An id that a merge has taken away.</summary>
    Merged,

    /// <summary>What that merge has left.</summary>
    Survivor,

    Missing,
}

/// <summary>One call of a script. Its path has <c>{id}</c> where the record's id goes.</summary>
internal sealed record Operation(HttpMethod Method, string Type, string Path, Whom Whom, object? Body)
{
    public static Operation Get(string type, Whom whom, string query = "") => new(HttpMethod.Get, type, $"api/v1/{type}/{{id}}{query}", whom, Body: null);

    public static Operation Patch(string type, Whom whom, object body) => new(HttpMethod.Patch, type, $"api/v1/{type}/{{id}}", whom, body);

    public static Operation Delete(string type, Whom whom) => new(HttpMethod.Delete, type, $"api/v1/{type}/{{id}}", whom, Body: null);

    public static Operation Post(string type, object body) => new(HttpMethod.Post, type, $"api/v1/{type}", Whom.Nobody, body);

    public static Operation Put(string email, object body) => new(HttpMethod.Put, "contacts", $"api/v1/contacts/by-email/{email}", Whom.Nobody, body);

    public override string ToString() => $"{Method} {Path} {Whom} {(Body is null ? "" : System.Text.Json.JsonSerializer.Serialize(Body))}";
}
