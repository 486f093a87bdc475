namespace HubSpotSandbox.Scheduling;

/// <summary>The links that every portal of the sandbox has: one of each type.</summary>
internal static class DefaultLinks
{
    public static IReadOnlyList<MeetingLink> All { get; } =
    [
        new(3779484, "sam-lee/demo", "Demo", MeetingLink.Personal, [6100042])
        {
            Zone = Zones.Get("Europe/Madrid"),
            Durations = [TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)],
            Buffer = TimeSpan.FromMinutes(15),
            Increment = "FIFTEEN",
            Default = true,
        },
        new(3779485, "team/intro", "Introduction", MeetingLink.RoundRobin, [6100043, 6100044])
        {
            Zone = Zones.Get("America/New_York"),
            Durations = [TimeSpan.FromMinutes(30)],
            Weeks = 26,
        },
        new(3779486, "team/workshop", "Workshop", MeetingLink.Group, [6100044, 6100042])
        {
            Zone = Zones.Get("Europe/Berlin"),
            Durations = [TimeSpan.FromMinutes(60)],
            Increment = "SIXTY",
            Weeks = 8,
        },
    ];
}
