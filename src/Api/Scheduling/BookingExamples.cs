namespace HubSpotCrm.Api.Scheduling;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class BookingExamples
{
    public const string Book = """
        { "ownerId": "64492917", "startAt": "2030-03-05T09:30:00Z", "durationMinutes": 30, "timezone": "Europe/Madrid", "attendee": { "email": "ana.ruiz@example.net", "firstName": "Ana", "lastName": "Ruiz" }, "guests": [ "leo.sand@example.net" ], "subject": "Demo", "description": "The booking screens.", "location": "Room 4" }
        """;

    public const string Reschedule = """
        { "startAt": "2030-03-06T14:00:00Z", "durationMinutes": 45 }
        """;

    public const string Cancel = """
        { "reason": "We are closed that day." }
        """;
}
