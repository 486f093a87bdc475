using System.Globalization;

namespace Verify.Workflows;

/// <summary>An order that can be found in HubSpot by its number. Three in a row are of one customer, and nine of one company: they get in each other's way.</summary>
internal sealed record SentOrder(int Number)
{
    private const int InARow = 3;
    private const int Customers = 300;
    private const int UnitPrice = 100;
    private const string Item = "Bike ";
    private const int Digits = 6;

    /// <summary>Of the deal.</summary>
    public string Name => $"Order {Text}";

    public string Email => $"buyer{Customer}@{Domain}";

    /// <summary>One of a hundred.</summary>
    public string Domain => $"firm{Customer / InARow}.example.org";

    /// <summary>As they stand in the note.</summary>
    public string Lines => $"<li>{Quantity} × {Item}{Text}: {Quantity * UnitPrice} EUR</li><li>1 × Helmet {Text}: 59 EUR</li>";

    private int Customer => Number / InARow % Customers;

    private int Quantity => (Number % InARow) + 1;

    private string Text => Number.ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>The name of the order that a note is about; empty when it is about none.</summary>
    public static string NameIn(string note) =>
        note.IndexOf(Item, StringComparison.Ordinal) is var at and >= 0 && note.Length >= at + Item.Length + Digits ? $"Order {note.Substring(at + Item.Length, Digits)}" : "";

    /// <param name="repetition">0 for an external id that stays the same; another number makes another one of it.</param>
    public object Body(int repetition) => new
    {
        externalId = repetition == 0 ? $"verify-{Text}" : $"verify-{Text}-{repetition}",
        name = Name,
        customer = new { email = Email, firstName = "Mia", lastName = $"Buyer {Customer}" },
        company = new { name = $"Firm {Customer / InARow}", domain = Domain },
        lines = new object[] { new { name = $"{Item}{Text}", quantity = Quantity, unitPrice = UnitPrice }, new { name = $"Helmet {Text}", unitPrice = 59 } },
        currency = "EUR",
        closedAt = "2026-11-24T10:15:00Z",
    };
}
