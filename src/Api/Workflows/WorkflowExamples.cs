namespace HubSpotCrm.Api.Workflows;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class WorkflowExamples
{
    public const string CompletedCall = """
        { "externalId": "call-2041", "phone": "+34 911 222 333", "direction": "inbound", "durationMs": 184000, "outcome": "Connected", "notes": "Asked for a revised offer.", "startedAt": "2026-11-24T09:30:00Z" }
        """;

    public const string Lead = """
        { "email": "eva.lind@nordlicht.example.org", "name": "Eva Lind", "company": "Nordlicht", "website": "https://www.nordlicht.example.org", "message": "Please send me a price list.", "source": "pricing page", "followUp": { "dueInHours": 24 }, "deal": { "name": "Nordlicht, first order", "amount": 4800 } }
        """;

    public const string NewsletterSignup = """
        { "email": "noa.levi@example.com", "firstName": "Noa" }
        """;

    public const string Order = """
        { "externalId": "order-10077", "customer": { "email": "mia.novak@alpenrad.example.org", "firstName": "Mia", "lastName": "Novak" }, "company": { "name": "Alpenrad" }, "lines": [ { "name": "City bike", "quantity": 2, "unitPrice": 649.5 }, { "name": "Helmet", "unitPrice": 59 } ], "currency": "EUR", "closedAt": "2026-11-24T10:15:00Z" }
        """;
}
