using System.Globalization;

namespace Playground;

/// <summary>A record of the portal and what it belongs to.</summary>
/// <param name="Properties">By HubSpot's names.</param>
/// <param name="Links">Ids of records with the types of the associations.</param>
internal sealed record Seed(Dictionary<string, string> Properties, params (string Id, int[] Types)[] Links);

/// <summary>The ids that records get in an empty sandbox, in the order in which they are made; the first is 1.</summary>
internal static class Ids
{
    public static string Contact(int n) => Nth(51200000101, n);

    public static string Company(int n) => Nth(18800004401, n);

    public static string Deal(int n) => Nth(29800011701, n);

    public static string Ticket(int n) => Nth(32100005501, n);

    private static string Nth(long first, int n) => (first + n - 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The owners of an empty sandbox.</summary>
internal static class Owners
{
    public const string Sam = "64492917";
    public const string Maria = "64492918";
    public const string Tom = "64492919";

    public static string Of(int n) => (n % 3) switch { 1 => Sam, 2 => Maria, _ => Tom };
}

/// <summary>HubSpot's association types of one object type, to contacts, companies, deals and tickets.</summary>
internal sealed record Links(int Contact, int Company, int Deal, int Ticket)
{
    public static Links Call { get; } = new(194, 182, 206, 220);

    public static Links Meeting { get; } = new(200, 188, 212, 226);

    public static Links Note { get; } = new(202, 190, 214, 228);

    public static Links Task { get; } = new(204, 192, 216, 230);

    public static Links Email { get; } = new(198, 186, 210, 224);

    /// <summary>Links to the n-th of each; 0 for none.</summary>
    public (string Id, int[] Types)[] To(int contact, int company = 0, int deal = 0, int ticket = 0)
    {
        (int N, Func<int, string> Id, int Type)[] all = [(contact, Ids.Contact, Contact), (company, Ids.Company, Company), (deal, Ids.Deal, Deal), (ticket, Ids.Ticket, Ticket)];
        return [.. all.Where(each => each.N > 0).Select(each => (each.Id(each.N), new[] { each.Type }))];
    }
}
