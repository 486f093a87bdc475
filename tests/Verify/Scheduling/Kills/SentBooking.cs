using System.Globalization;
using TestSupport.Drivers;

namespace Verify.Scheduling.Kills;

/// <summary>A booking that can be found by its number, wherever it is. Three in a row are of one attendee; each has times of its own.</summary>
internal sealed record SentBooking(int Number)
{
    public const string Personal = "verify/sam";
    public const string RoundRobin = "verify/team";
    public const string Sam = "64492917";

    private const int InARow = 3;
    private const int LinkKinds = 2;
    private const int Changes = 4;
    private const int TimesOfDay = 16;
    private const int Digits = 6;

    private static readonly string[] Team = ["64492918", "64492919"];
    private static readonly DateTimeOffset FirstDay = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(3), TimeSpan.Zero);
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The meeting links that they go through, as the sandbox takes them; the same two of the team may have any time of the second one.</summary>
    public static object Links { get; } = new object[]
    {
        new { slug = Personal, type = "PERSONAL_LINK", userIds = new[] { 6_100_042 }, timezone = "UTC", durations = new[] { 30 }, weeksToAdvertise = 520, availability = SandboxScheduler.EachDay },
        new { slug = RoundRobin, type = "ROUND_ROBIN_CALENDAR", userIds = new[] { 6_100_043, 6_100_044 }, timezone = "UTC", durations = new[] { 30 }, weeksToAdvertise = 520, availability = SandboxScheduler.EachDay },
    };

    /// <summary>The slug; null for a booking of the service's own.</summary>
    public string? Link => Number % 2 != 0 ? null : Number / (2 * Changes) % LinkKinds == 0 ? Personal : RoundRobin;

    public bool IsMoved => Number / 2 % Changes is 1 or 3;

    public bool IsCalledOff => Number / 2 % Changes is 2 or 3;

    /// <summary>True for who waits for the end of the booking at first.</summary>
    public bool Waits => Number % InARow != 0;

    /// <summary>True for who changes it only once it is confirmed; the others do at once.</summary>
    public bool Settles => Number % 5 > 2;

    /// <summary>How often it is changed.</summary>
    public int Sequence => (IsMoved ? 1 : 0) + (IsCalledOff ? 1 : 0);

    public DateTimeOffset First => TimeOf(2 * Number);

    public DateTimeOffset Second => TimeOf((2 * Number) + 1);

    /// <summary>When it is to begin in the end.</summary>
    public DateTimeOffset Start => IsMoved ? Second : First;

    public DateTimeOffset End => Start + Length;

    /// <summary>Of the meeting in HubSpot.</summary>
    public string Outcome => IsCalledOff ? "CANCELED" : IsMoved ? "RESCHEDULED" : "SCHEDULED";

    public string Status => IsCalledOff ? "cancelled" : "confirmed";

    public string Email => $"guest{Number / InARow}@example.org";

    /// <summary>Whose meeting it may be.</summary>
    public IReadOnlyList<string> Owners => Link switch
    {
        Personal => [Sam],
        RoundRobin => Team,
        _ => [OwnerId],
    };

    public object Body => new
    {
        link = Link,
        ownerId = Link is null ? OwnerId : null,
        startAt = Text(First),
        durationMinutes = (int)Length.TotalMinutes,
        timezone = "UTC",
        attendee = new { email = Email, firstName = "Ana", lastName = Text(Number) },
        subject = Number % 5 == 0 ? null : $"Meeting {Text(Number)}",    // without one the title ends with the names, and so with the number
    };

    private string OwnerId => Number % (2 * InARow) == 1 ? Sam : Team[Number / 2 % Team.Length];

    /// <summary>The number that the title of a meeting ends with; -1 when that is none.</summary>
    public static int NumberIn(string title) => title.Length >= Digits && int.TryParse(title.AsSpan(title.Length - Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Link ?? $"owner {OwnerId}"} {Text(Number)}";

    private static DateTimeOffset TimeOf(int number) => FirstDay.AddDays(number / TimesOfDay) + Opens + (Length * (number % TimesOfDay));

    private static string Text(int number) => number.ToString("000000", CultureInfo.InvariantCulture);
}

/// <summary>One that was taken, and changed as it was to be.</summary>
/// <param name="WasConfirmed">True when it was before it was changed: whoever invites has done so.</param>
internal sealed record TakenBooking(SentBooking Sent, string Id, bool WasConfirmed);
