namespace HubSpotSandbox.Webhooks.Subscriptions;

/// <summary>An entry of the setting `subscriptions`: a kind, `contact.*` for a family, or `*` for all that the sandbox has.</summary>
internal sealed record Subscription(string Kind)
{
    public const string Everything = "*";

    /// <summary>The one property of a `propertyChange`; without it, every property.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The type of an `object.*` kind; without it, the types that have no family of their own.</summary>
    public string? ObjectTypeId { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>The kinds that the entry stands for, each with its type.</summary>
    public IEnumerable<Topic> Topics() => EventKinds.All.Where(Covers).SelectMany(OfTypes);

    public bool Covers(string kind) => Kind switch
    {
        Everything => true,
        _ when Kind.EndsWith(".*", StringComparison.Ordinal) => EventKinds.Family(kind) == Kind[..^2],
        _ => kind == Kind,
    };

    private IEnumerable<Topic> OfTypes(string kind) => (EventKinds.Family(kind), ObjectTypeId) switch
    {
        (not EventKinds.Generic, _) => [new Topic(kind, null)],
        (_, null) => EventKinds.Engagements.Select(type => new Topic(kind, type.TypeId)),
        var (_, typeId) => [new Topic(kind, typeId)],
    };
}

/// <summary>What HubSpot has one subscription for, property aside.</summary>
internal readonly record struct Topic(string Kind, string? ObjectTypeId);

/// <summary>One subscription as HubSpot counts them: one per property for changes of properties (FACTS §12.1).</summary>
internal readonly record struct Subscribed(Topic Topic, string? PropertyName);
