namespace Verify.Workflows;

/// <summary>A lead of one of some people, who write their e-mail and phone in another way each time.</summary>
/// <param name="People">How many there are. Four in five have the e-mail of a company, of which there are half as many; the others have free ones.</param>
internal sealed record HerdLead(int Number, int People)
{
    private const int Writings = 3;
    private static readonly string[] FreeMail = ["gmail.com", "web.de", "outlook.com"];

    /// <summary>As HubSpot keeps it.</summary>
    public string Email => $"person{Person}@{Company ?? FreeMail[Person % FreeMail.Length]}";

    /// <summary>The company's domain; null for a free e-mail.</summary>
    public string? Company => Person < Math.Max(1, People * 4 / 5) ? $"firm{Person % Math.Max(1, People / 2)}.example.org" : null;

    /// <summary>Becomes the note.</summary>
    public string Message => $"Message {Number}.";

    /// <summary>Of the task.</summary>
    public string Subject => $"Call about {Number}";

    public object Body => new { email = WrittenEmail, firstName = "Noa", lastName = $"Person {Person}", phone = WrittenPhone, message = Message, followUp = new { dueInHours = 24, subject = Subject } };

    private int Person => Number % People;

    private int Writing => Number / People % Writings;

    private string WrittenEmail => Writing switch
    {
        0 => Email,
        1 => Email.ToUpperInvariant(),
        _ => $"P{Email[1..]}",
    };

    private string WrittenPhone => Writing switch
    {
        0 => $"+34911222{Person:000}",
        1 => $"(+34) 911-222-{Person:000}",
        _ => $"0034 911 222 {Person:000}",
    };

    public static bool IsFreeMail(string domain) => FreeMail.Contains(domain, StringComparer.OrdinalIgnoreCase);
}
