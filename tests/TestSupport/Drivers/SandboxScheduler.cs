using System.Text.Json.Nodes;

namespace TestSupport.Drivers;

/// <summary>HubSpot's scheduler, as far as a test arranges and looks at it.</summary>
public static class SandboxScheduler
{
    /// <summary>The <c>availability</c> of a link that is open from nine to five, at the weekend too.</summary>
    public static IReadOnlyDictionary<string, object> EachDay { get; } = new[] { "MON_FRI", "SATURDAY", "SUNDAY" }.ToDictionary(day => day, _ => (object)new[] { new { start = 540, end = 1020 } }, StringComparer.Ordinal);

    /// <summary>Adds meeting links, or one, until the reset.</summary>
    public static Task PutMeetingLinksAsync(this SandboxDriver hubSpot, object links) => hubSpot.ControlAsync(HttpMethod.Put, "meeting-links", links);

    /// <summary>What it has put into calendars, and whom it has invited by mail.</summary>
    public static async Task<IReadOnlyList<JsonNode>> InvitationsAsync(this SandboxDriver hubSpot) =>
        [.. (await hubSpot.ControlAsync(HttpMethod.Get, "bookings")).Node("results")!.AsArray().Select(invitation => invitation!)];
}
