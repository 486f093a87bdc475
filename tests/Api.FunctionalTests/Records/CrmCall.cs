using System.Text.Json;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Records;

/// <summary>One call of the service that succeeds as it stands.</summary>
public sealed record CrmCall
{
    public CrmCall(HttpMethod method, string path, object? body, int success)
    {
        (Method, Path, Success) = (method, path, success);
        Body = body is null ? null : JsonSerializer.Serialize(body);
        HasNoAnswer = method == HttpMethod.Delete;
    }

    public HttpMethod Method { get; }

    public string Path { get; private init; }

    public string? Body { get; private init; }

    public int Success { get; }

    /// <summary>Each input has an outcome of its own, and the call as a whole succeeds.</summary>
    public bool IsBatch => Path.Contains("/batch/", StringComparison.Ordinal);

    /// <summary>It makes something that a second call would make again.</summary>
    public bool Makes => Success == 201 || Path.EndsWith("/batch/create", StringComparison.Ordinal) || Path.EndsWith("/merge", StringComparison.Ordinal);

    /// <summary>False for a call that is answered from what the service knows when HubSpot fails.</summary>
    public bool NeedsHubSpot { get; init; } = true;

    /// <summary>Of HubSpot's answer only the status is needed.</summary>
    public bool HasNoAnswer { get; init; }

    public CrmCall On(string id, string other) => this with { Path = Fill(Path, id, other)!, Body = Fill(Body, id, other) };

    public Task<Answer> SendAsync(CrmClient client) => client.SendAsync(Method, Path, (object?)Body);

    public override string ToString() => $"{Method} {Path}";

    private static string? Fill(string? text, string id, string other) =>
        text?.Replace("{id}", id, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal);
}
