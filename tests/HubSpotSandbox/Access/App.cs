using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Access;

/// <summary>A private app of the portal: its token and what the token may do (FACTS §2).</summary>
internal sealed class App(string id, string token, Func<string, bool> holds)
{
    private static readonly App[] All =
    [
        new("9120455", "sandbox-token", _ => true),
        new("9120456", "sandbox-readonly", scope => !scope.EndsWith(".write", StringComparison.Ordinal) && scope is not ("tickets" or "meetings-write")),
        new("9120457", "sandbox-no-deals", scope => !scope.Contains(".deals.", StringComparison.Ordinal)),
    ];

    public string Id => id;

    public WriteSource Source { get; } = new("INTEGRATION", id);

    public static App? Find(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var sent = authorization[scheme.Length..].Trim();
        return Array.Find(All, app => app.HasToken(sent));
    }

    public void Demand(Right right, ObjectType type)
    {
        var scopes = ScopesFor(right, type);
        if (scopes.Length > 0 && !scopes.Any(holds))
        {
            throw new RefusedException(ApiErrors.MissingScopes(scopes));
        }
    }

    public static string[] ScopesFor(Right right, ObjectType type)
    {
        var subject = type.ScopeOf;
        return right switch
        {
            Right.ReadRecords => OfRecords(subject, "read"),
            Right.WriteRecords => OfRecords(subject, "write"),
            Right.ReadProperties => [$"crm.schemas.{subject}.read", .. OfRecords(subject, "read")],
            Right.WriteProperties => [$"crm.schemas.{subject}.write"],
            Right.ReadOwners => ["crm.objects.owners.read"],
            Right.ReadMeetingLinks => ["scheduler.meetings.meeting-link.read"],
            Right.BookMeetings => ["crm.objects.contacts.write", "meetings-write"],
            _ => [],
        };
    }

    private static string[] OfRecords(string subject, string verb) => subject is "tickets"
        ? [$"crm.objects.tickets.{verb}", "tickets"]
        : [$"crm.objects.{subject}.{verb}"];

    private bool HasToken(string sent) => string.Equals(token, sent, StringComparison.Ordinal);
}
