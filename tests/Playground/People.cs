namespace Playground;

internal sealed record Person(string FirstName, string LastName, string Email, string Phone, string JobTitle, string Company, string City, string Country, string Stage);

/// <summary>Forty people. Names and companies are invented; all addresses are in domains reserved for examples.</summary>
internal static class People
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("Ana", "Ruiz", "ana.ruiz@example.net", "+442079460001", "Purchasing manager", "Northwind Bikes", "Madrid", "Spain", "customer"),
        new("Ben", "Okafor", "ben.okafor@example.net", "+442079460002", "Buyer", "Northwind Bikes", "Madrid", "Spain", "customer"),
        new("Carla", "Silva", "carla.silva@example.org", "+442079460003", "Owner", "Casa Silva", "Lisbon", "Portugal", "lead"),
        new("David", "Koch", "david.koch@example.org", "+442079460004", "Head of IT", "Koch Logistik", "Hamburg", "Germany", "opportunity"),
        new("Elif", "Demir", "elif.demir@example.com", "+442079460005", "Operations lead", "Bosphorus Foods", "Istanbul", "Türkiye", "marketingqualifiedlead"),
        new("Farid", "Haddad", "farid.haddad@example.net", "+442079460006", "CFO", "Atlas Print", "Casablanca", "Morocco", "customer"),
        new("Grace", "Lin", "grace.lin@example.org", "+442079460007", "Founder", "Tidal Labs", "Singapore", "Singapore", "opportunity"),
        new("Hugo", "Martin", "hugo.martin@example.com", "+442079460008", "Workshop manager", "Atelier Martin", "Lyon", "France", "customer"),
        new("Ines", "Costa", "ines.costa@example.net", "+442079460009", "Assistant", "Casa Silva", "Lisbon", "Portugal", "subscriber"),
        new("Jonas", "Berg", "jonas.berg@example.org", "+442079460010", "Sales director", "Fjord Supply", "Oslo", "Norway", "salesqualifiedlead"),
        new("Katarina", "Novak", "katarina.novak@example.com", "+442079460011", "Architect", "Studio Novak", "Zagreb", "Croatia", "lead"),
        new("Liam", "Byrne", "liam.byrne@example.net", "+442079460012", "Facilities", "Harbour Hotels", "Dublin", "Ireland", "customer"),
        new("Maya", "Patel", "maya.patel@example.org", "+442079460013", "Product owner", "Tidal Labs", "Singapore", "Singapore", "opportunity"),
        new("Noah", "Weber", "noah.weber@example.com", "+442079460014", "Fleet manager", "Koch Logistik", "Hamburg", "Germany", "opportunity"),
        new("Olivia", "Rossi", "olivia.rossi@example.net", "+442079460015", "Marketing", "Rossi Ceramica", "Bologna", "Italy", "marketingqualifiedlead"),
        new("Pavel", "Dvorak", "pavel.dvorak@example.org", "+442079460016", "Engineer", "Vltava Works", "Prague", "Czechia", "lead"),
        new("Quinn", "Harper", "quinn.harper@example.com", "+442079460017", "Events", "Harbour Hotels", "Dublin", "Ireland", "evangelist"),
        new("Rosa", "Jimenez", "rosa.jimenez@example.net", "+442079460018", "Store manager", "Northwind Bikes", "Sevilla", "Spain", "customer"),
        new("Samir", "Khan", "samir.khan@example.org", "+442079460019", "Consultant", "Khan Advisory", "Manchester", "United Kingdom", "lead"),
        new("Tove", "Lund", "tove.lund@example.com", "+442079460020", "Buyer", "Fjord Supply", "Bergen", "Norway", "salesqualifiedlead"),
        new("Uma", "Reddy", "uma.reddy@example.net", "+442079460021", "CTO", "Monsoon Data", "Hyderabad", "India", "opportunity"),
        new("Victor", "Dubois", "victor.dubois@example.org", "+442079460022", "Mechanic", "Atelier Martin", "Lyon", "France", "customer"),
        new("Wanda", "Kowalska", "wanda.kowalska@example.com", "+442079460023", "Accountant", "Vistula Trade", "Gdansk", "Poland", "lead"),
        new("Xavier", "Moreau", "xavier.moreau@example.net", "+442079460024", "Planner", "Moreau Events", "Paris", "France", "subscriber"),
        new("Yara", "Nasser", "yara.nasser@example.org", "+442079460025", "Designer", "Studio Novak", "Zagreb", "Croatia", "lead"),
        new("Zoltan", "Kiss", "zoltan.kiss@example.com", "+442079460026", "Logistics", "Danube Cargo", "Budapest", "Hungary", "salesqualifiedlead"),
        new("Amelie", "Fischer", "amelie.fischer@example.net", "+442079460027", "Head of HR", "Fischer Pharma", "Basel", "Switzerland", "customer"),
        new("Bruno", "Almeida", "bruno.almeida@example.org", "+442079460028", "Chef", "Casa Silva", "Porto", "Portugal", "lead"),
        new("Chiara", "Conti", "chiara.conti@example.com", "+442079460029", "Export", "Rossi Ceramica", "Bologna", "Italy", "marketingqualifiedlead"),
        new("Dmitri", "Petrov", "dmitri.petrov@example.net", "+442079460030", "Analyst", "Monsoon Data", "Sofia", "Bulgaria", "lead"),
        new("Emma", "Johansson", "emma.johansson@example.org", "+442079460031", "Director", "Nordlys Energi", "Stockholm", "Sweden", "opportunity"),
        new("Felix", "Brandt", "felix.brandt@example.com", "+442079460032", "Support", "Koch Logistik", "Bremen", "Germany", "other"),
        new("Giulia", "Ferri", "giulia.ferri@example.net", "+442079460033", "Retail", "Rossi Ceramica", "Milan", "Italy", "lead"),
        new("Hannah", "Okonkwo", "hannah.okonkwo@example.org", "+442079460034", "Intern", "Khan Advisory", "Leeds", "United Kingdom", "subscriber"),
        new("Ivan", "Horvat", "ivan.horvat@example.com", "+442079460035", "Former buyer", "Studio Novak", "Split", "Croatia", "other"),
        new("Jana", "Svoboda", "jana.svoboda@example.net", "+442079460036", "Former contact", "Vltava Works", "Brno", "Czechia", "other"),
        new("Karl", "Schmidt", "karl.schmidt@example.org", "+442079460037", "Technician", "Fischer Pharma", "Basel", "Switzerland", "customer"),
        new("Karl", "Schmitt", "karl.schmitt@example.org", "+442079460038", "Technician", "Fischer Pharma", "Basel", "Switzerland", "lead"),
        new("Lucia", "Vega", "lucia.vega@example.com", "+442079460039", "Lawyer", "Vega Abogados", "Valencia", "Spain", "lead"),
        new("Max", "Forgetme", "forget.me@example.com", "+442079460040", "Visitor", "", "Vienna", "Austria", "subscriber"),
    ];
}
