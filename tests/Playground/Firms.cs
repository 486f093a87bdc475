namespace Playground;

internal sealed record Firm(string Name, string Domain, string Industry, string City, string Country, string Employees);

/// <param name="Contact">Whom it is with, by the order of <see cref="People"/>.</param>
/// <param name="Company">Whom it is with, by the order of <see cref="Firms"/>.</param>
internal sealed record Sale(string Name, string Amount, string Stage, string CloseDate, int Contact, int Company);

/// <summary>The companies of the portal and the deals with them.</summary>
internal static class Firms
{
    public static IReadOnlyList<Firm> Companies { get; } =
    [
        new("Northwind Bikes", "northwind-bikes.example.net", "RETAIL", "Madrid", "Spain", "120"),
        new("Casa Silva", "casa-silva.example.org", "RESTAURANTS", "Lisbon", "Portugal", "18"),
        new("Koch Logistik", "koch-logistik.example.org", "LOGISTICS_AND_SUPPLY_CHAIN", "Hamburg", "Germany", "640"),
        new("Bosphorus Foods", "bosphorus-foods.example.com", "FOOD_PRODUCTION", "Istanbul", "Türkiye", "300"),
        new("Atlas Print", "atlas-print.example.net", "PRINTING", "Casablanca", "Morocco", "45"),
        new("Tidal Labs", "tidal-labs.example.org", "COMPUTER_SOFTWARE", "Singapore", "Singapore", "60"),
        new("Atelier Martin", "atelier-martin.example.com", "AUTOMOTIVE", "Lyon", "France", "25"),
        new("Fjord Supply", "fjord-supply.example.org", "WHOLESALE", "Oslo", "Norway", "210"),
        new("Harbour Hotels", "harbour-hotels.example.net", "HOSPITALITY", "Dublin", "Ireland", "800"),
        new("Rossi Ceramica", "rossi-ceramica.example.net", "GLASS_CERAMICS_CONCRETE", "Bologna", "Italy", "150"),
        new("Monsoon Data", "monsoon-data.example.net", "INFORMATION_TECHNOLOGY_AND_SERVICES", "Hyderabad", "India", "90"),
        new("Fischer Pharma", "fischer-pharma.example.net", "PHARMACEUTICALS", "Basel", "Switzerland", "1200"),
    ];

    public static IReadOnlyList<Sale> Deals { get; } =
    [
        new("Northwind: 40 city bikes", "38500", "closedwon", "2026-09-18T10:00:00Z", 1, 1),
        new("Northwind: service contract", "12000", "contractsent", "2026-12-10T10:00:00Z", 1, 1),
        new("Koch: fleet tracking", "86000", "decisionmakerboughtin", "2027-01-20T10:00:00Z", 4, 3),
        new("Casa Silva: new kitchen", "21400", "qualifiedtobuy", "2026-12-22T10:00:00Z", 3, 2),
        new("Tidal Labs: pilot", "9800", "presentationscheduled", "2026-12-05T10:00:00Z", 7, 6),
        new("Atlas: paper, yearly", "54000", "closedwon", "2026-10-02T10:00:00Z", 6, 5),
        new("Harbour: booking screens", "33000", "appointmentscheduled", "2027-02-15T10:00:00Z", 12, 9),
        new("Fjord: warehouse shelves", "17250.50", "closedlost", "2026-08-30T10:00:00Z", 10, 8),
        new("Monsoon: data migration", "47000", "presentationscheduled", "2027-01-11T10:00:00Z", 21, 11),
        new("Fischer: lab equipment", "128000", "contractsent", "2026-12-18T10:00:00Z", 27, 12),
    ];
}
