namespace HubSpotSandbox.Owners;

internal sealed record Team(string Id, string Name, bool Primary);

/// <summary>A person or a queue that records can belong to (FACTS §8). Every portal of the sandbox has these.</summary>
internal sealed record Owner(string Id, string Email, string FirstName, string LastName, long? UserId)
{
    private static readonly Team West = new("178588", "West", true);
    private static readonly Team Support = new("178590", "Support", false);

    public string Type { get; init; } = "PERSON";
    public bool Archived { get; init; }
    public IReadOnlyList<Team> Teams { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; } = new(2025, 3, 10, 8, 0, 0, TimeSpan.Zero);
    public DateTimeOffset UpdatedAt { get; init; } = new(2026, 6, 1, 14, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<Owner> All { get; } =
    [
        new("64492917", "sam.lee@example.com", "Sam", "Lee", 6100042) { Teams = [West] },
        new("64492918", "maria.gomez@example.com", "Maria", "Gomez", 6100043) { Teams = [West, Support] },
        new("64492919", "tom.becker@example.com", "Tom", "Becker", 6100044) { Teams = [Support with { Primary = true }] },
        new("64492920", "nina.shah@example.com", "Nina", "Shah", 6100045) { Archived = true },
        new("64492921", "support@example.com", "Support", "Queue", null) { Type = "QUEUE" },
    ];

    public static Owner? OfUser(long userId) => All.FirstOrDefault(owner => owner.UserId == userId);
}
