namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>What a request to HubSpot is, read off its method and path.</summary>
internal static class CallKind
{
    private static readonly HttpRequestOptionsKey<bool> DoneKey = new("HubSpotCrm.MayBeDone");

    /// <summary>Searches have a limit of their own.</summary>
    public static bool IsSearch(this HttpRequestMessage request) => request.Method == HttpMethod.Post && EndsWith(request, "/search");

    /// <summary>
    /// True when doing it twice is the same as doing it once: reads, updates, archives, erasures, and upserts by a unique
    /// key. Creates and merges are not: their lost answer may hide a record that was made.
    /// </summary>
    public static bool IsRepeatable(this HttpRequestMessage request) => request.Method != HttpMethod.Post
        || EndsWith(request, "/search") || EndsWith(request, "/batch/read") || EndsWith(request, "/batch/update")
        || EndsWith(request, "/batch/upsert") || EndsWith(request, "/batch/archive") || EndsWith(request, "/gdpr-delete");

    /// <summary>True when a successful answer says something; the others only say that it is done.</summary>
    public static bool WantsBody(this HttpRequestMessage request) =>
        request.Method != HttpMethod.Delete && !EndsWith(request, "/batch/archive") && !EndsWith(request, "/gdpr-delete");

    /// <summary>Keeps in mind that an attempt may have been carried out, whatever becomes of the next one. A read leaves nothing to doubt.</summary>
    public static void SetMayBeDone(this HttpRequestMessage request) =>
        request.Options.Set(DoneKey, request.Method != HttpMethod.Get && !request.IsSearch() && !EndsWith(request, "/batch/read"));

    public static bool MayBeDone(this HttpRequestMessage request) => request.Options.TryGetValue(DoneKey, out var done) && done;

    private static bool EndsWith(HttpRequestMessage request, string end) =>
        request.RequestUri is { } uri && uri.AbsolutePath.EndsWith(end, StringComparison.Ordinal);
}
