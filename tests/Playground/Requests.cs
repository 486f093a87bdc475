namespace Playground;

/// <param name="Contact">Who asks, by the order of <see cref="People"/>.</param>
/// <param name="Company">For whom, by the order of <see cref="Firms"/>; 0 for nobody.</param>
internal sealed record Request(string Subject, string Content, string Stage, string Priority, string Category, int Contact, int Company);

/// <summary>The tickets of the portal.</summary>
internal static class Requests
{
    public static IReadOnlyList<Request> Tickets { get; } =
    [
        new("Rear light does not charge", "Three of the forty bikes.", "2", "HIGH", "PRODUCT_ISSUE", 1, 1),
        new("Invoice to the new address", "From December on.", "1", "LOW", "BILLING_ISSUE", 2, 1),
        new("Export of trips as CSV", "For the fleet report.", "1", "MEDIUM", "FEATURE_REQUEST", 4, 3),
        new("Oven timer", "Where is the manual?", "4", "LOW", "GENERAL_INQUIRY", 3, 2),
        new("Cannot log in after the update", "Since Monday.", "3", "HIGH", "PRODUCT_ISSUE", 13, 6),
        new("Export as CSV", "The same as David's.", "1", "MEDIUM", "FEATURE_REQUEST", 14, 3),
        new("Wrong VAT number", "On the October invoice.", "3", "MEDIUM", "BILLING_ISSUE", 6, 5),
        new("Delivery before Christmas?", "Forty shelves.", "4", "LOW", "GENERAL_INQUIRY", 10, 8),
    ];
}
