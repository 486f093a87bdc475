using System.Globalization;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

/// <summary>A sandbox whose clock shows half past nine in UTC on Tuesday, 24 November 2026.</summary>
public abstract class SchedulerFixture : SandboxFixture
{
    protected const string Links = "/scheduler/2026-09/meetings/meeting-links";
    protected const string Meetings = "/crm/objects/2026-09/meetings";
    protected const string Bookings = "/__sandbox/bookings";

    protected Task<Reply> InfoAsync(string slug = "sam-lee/demo", string timezone = "Europe/Madrid") =>
        Api.GetAsync($"{Links}/book/{Uri.EscapeDataString(slug)}?timezone={Uri.EscapeDataString(timezone)}");

    protected Task<Reply> MonthAsync(int offset, string slug = "sam-lee/demo", string timezone = "Europe/Madrid") =>
        Api.GetAsync($"{Links}/book/availability-page/{Uri.EscapeDataString(slug)}?timezone={Uri.EscapeDataString(timezone)}&monthOffset={offset}");

    protected Task<Reply> BookAsync(string body) => Api.PostAsync($"{Links}/book", body);

    protected Task<Reply> PutLinkAsync(string json) => Api.PutAsync("/__sandbox/meeting-links", json);

    protected static string Body(string startTime, string email = "ana.ruiz@example.net", string slug = "sam-lee/demo", int minutes = 30, string likely = "", string fields = "") =>
        $$"""
        {"slug":"{{slug}}","duration":{{minutes * 60_000}},"startTime":"{{startTime}}","email":"{{email}}","firstName":"Ana","lastName":"Ruiz",
         "formFields":[{{fields}}],"legalConsentResponses":[],"likelyAvailableUserIds":[{{likely}}],"timezone":"Europe/Madrid","locale":"en-us"}
        """;

    /// <summary>When the free times begin, in UTC.</summary>
    protected static IReadOnlyList<string> Starts(Reply reply, int minutes = 30) =>
    [
        .. reply.Each($"linkAvailability.linkAvailabilityByDuration.{minutes * 60_000}.availabilities", "startMillisUtc")
            .Select(text => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)))
            .Select(start => start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
    ];
}
