using System.Globalization;

namespace Verify.Scheduling;

/// <summary>A booking that is made, moved and called off.</summary>
/// <param name="First">When it begins at first.</param>
/// <param name="Second">When it begins afterwards.</param>
internal sealed record Lifecycle(int Number, string Zone, DateTimeOffset First, DateTimeOffset Second)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>So many mails it brings.</summary>
    public const int Mails = 3;

    private static readonly string[] Places = ["https://meet.example.com/room?id=7&lang=es", "Calle Mayor 1, 28013 Madrid; planta 2", "+34 911 222 333", ""];
    private static readonly string[] Subjects = ["Demo", "Demo, with \\ and ; in it", "Vorführung für José & 李小龙 👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻 in voller Länge, in einer Zeile", ""];

    /// <summary>Of the attendee.</summary>
    public string Email { get; init; } = $"person{Number}@example.net";

    private string[] Guests => [.. Enumerable.Range(0, Number % 3).Select(guest => $"guest{guest}-{Number}@example.net")];

    private string? Subject => OrNull(Subjects[Number % Subjects.Length]);

    private string? Place => OrNull(Places[Number / 2 % Places.Length]);

    private string? Text => Number % 2 == 0 ? "Bring:\n- the bike\n- C:\\new; and more, much more" : null;

    /// <summary>As it is asked for, without the owner.</summary>
    public IReadOnlyDictionary<string, object?> Body => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["startAt"] = First.ToString("O", CultureInfo.InvariantCulture),
        ["durationMinutes"] = (int)Length.TotalMinutes,
        ["timezone"] = Zone,
        ["attendee"] = new { email = Email, firstName = "Ana María", lastName = $"Ruiz, {Number}" },
        ["guests"] = Guests,
        ["subject"] = Subject,
        ["location"] = Place,
        ["description"] = Text,
    };

    public bool HasGuests => Guests.Length > 0;

    /// <summary>The addresses of all who are invited.</summary>
    public IReadOnlyList<string> People => [Email, .. Guests];

    /// <summary>What its mails have to say.</summary>
    /// <param name="id">Of the booking.</param>
    /// <param name="sequence">From 0: made, moved, called off.</param>
    public ExpectedMail Expect(string id, int sequence)
    {
        var start = sequence == 0 ? First : Second;
        return new(People, Subject, Place, Text, $"Ana María Ruiz, {Number}")
        {
            Uid = $"{id}@hubspotcrm",
            Sequence = sequence,
            Method = sequence == Mails - 1 ? "CANCEL" : "REQUEST",
            Zone = Zone,
            Start = start,
            End = start + Length,
            Place = Place,
        };
    }

    /// <summary>So many of them, in all zones, around days on which clocks are changed.</summary>
    public static IReadOnlyList<Lifecycle> Some(int count, Slots slots) =>
        [.. Enumerable.Range(0, count).Select(number => (Number: number, Zone: Slots.Zones[number % Slots.Zones.Count])).Select(life => new Lifecycle(life.Number, life.Zone, slots.Near(life.Zone, life.Number), slots.Near(life.Zone, life.Number + 7)))];

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
