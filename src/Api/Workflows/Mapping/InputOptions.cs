namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>How callers write the input of one workflow. Sections <c>Workflows:CompletedCalls</c>, <c>:Leads</c>, <c>:NewsletterSignups</c>, <c>:Orders</c>.</summary>
public sealed record InputOptions
{
    /// <summary>The caller's name of a member → ours; a dot leads into an object. <c>customProperties.</c> and a HubSpot name stand for any property.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Our name → the value of members that the caller does not give.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How times may be written beside ISO 8601, in the letters of .NET: <c>dd.MM.yyyy HH:mm</c>.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];
}
