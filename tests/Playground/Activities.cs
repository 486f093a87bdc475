namespace Playground;

/// <summary>Calls, meetings, notes, tasks and emails: six of each, the first ones about Ana Ruiz and Northwind's deals.</summary>
internal static class Activities
{
    private const string Connected = "f240bbac-87c9-4f6e-bf70-924b57d47db7";
    private const string LeftVoicemail = "b2cf5968-551e-4856-9783-52b3da59a7d0";
    private const string NoAnswer = "73a0d17f-1163-4015-bdd5-ec830791da20";

    public static IReadOnlyList<Seed> Calls { get; } =
    [
        Call("2026-11-17T09:30:00Z", "Asked about the warranty", "Five years on frames, two on the rest.", "INBOUND", Connected, "412000", Links.Call.To(1, company: 1, deal: 1)),
        Call("2026-11-19T14:05:00Z", "Service contract", "Wants the bikes checked twice a year.", "OUTBOUND", Connected, "655000", Links.Call.To(1, company: 1, deal: 2, ticket: 1)),
        Call("2026-11-20T08:45:00Z", "Called back", "", "OUTBOUND", LeftVoicemail, "31000", Links.Call.To(4, deal: 3)),
        Call("2026-11-20T10:10:00Z", "Kitchen plans", "Will send the drawings.", "INBOUND", Connected, "1260000", Links.Call.To(3, company: 2, deal: 4)),
        Call("2026-11-21T15:20:00Z", "Log-in trouble", "Walked through the reset.", "INBOUND", Connected, "540000", Links.Call.To(13, ticket: 5)),
        Call("2026-11-23T11:00:00Z", "Shelves", "", "OUTBOUND", NoAnswer, "0", Links.Call.To(10, company: 8, deal: 8)),
    ];

    public static IReadOnlyList<Seed> Meetings { get; } =
    [
        Meeting("2026-11-12T10:00:00Z", "2026-11-12T11:00:00Z", "Handover of the bikes", "Northwind, Madrid", "COMPLETED", Links.Meeting.To(1, company: 1, deal: 1)),
        Meeting("2026-11-30T15:00:00Z", "2026-11-30T15:30:00Z", "Terms of the service contract", "https://meet.example.com/northwind", "SCHEDULED", Links.Meeting.To(1, company: 1, deal: 2)),
        Meeting("2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z", "Tracking: demo", "https://meet.example.com/koch", "SCHEDULED", Links.Meeting.To(4, company: 3, deal: 3)),
        Meeting("2026-11-18T13:00:00Z", "2026-11-18T13:30:00Z", "Pilot kick-off", "https://meet.example.com/tidal", "COMPLETED", Links.Meeting.To(7, company: 6, deal: 5)),
        Meeting("2026-11-16T08:00:00Z", "2026-11-16T08:30:00Z", "Booking screens", "Harbour Hotels, Dublin", "NO_SHOW", Links.Meeting.To(12, company: 9, deal: 7)),
        Meeting("2026-12-02T10:30:00Z", "2026-12-02T11:30:00Z", "Migration plan", "https://meet.example.com/monsoon", "SCHEDULED", Links.Meeting.To(21, company: 11, deal: 9)),
    ];

    public static IReadOnlyList<Seed> Notes { get; } =
    [
        Note("2026-11-17T09:45:00Z", "Asked for a <b>revised</b> offer with a longer warranty.", Links.Note.To(1, company: 1, deal: 1)),
        Note("2026-11-19T14:20:00Z", "Decides together with Ben Okafor.", Links.Note.To(1, deal: 2)),
        Note("2026-11-20T10:40:00Z", "Prefers to be called in the morning.", Links.Note.To(3, company: 2)),
        Note("2026-11-18T14:00:00Z", "The pilot runs until the end of January.", Links.Note.To(7, company: 6, deal: 5)),
        Note("2026-11-21T15:40:00Z", "Reset the password; keep an eye on it.", Links.Note.To(13, ticket: 5)),
        Note("2026-11-22T12:00:00Z", "Budget is decided in December.", Links.Note.To(27, company: 12, deal: 10)),
    ];

    public static IReadOnlyList<Seed> Tasks { get; } =
    [
        Task("2026-11-25T08:00:00Z", "Send the revised offer", "With the longer warranty.", "NOT_STARTED", "HIGH", "EMAIL", Links.Task.To(1, company: 1, deal: 1)),
        Task("2026-11-27T08:00:00Z", "Draft the service contract", "", "NOT_STARTED", "MEDIUM", "TODO", Links.Task.To(1, company: 1, deal: 2, ticket: 1)),
        Task("2026-11-24T16:00:00Z", "Try David again", "", "NOT_STARTED", "MEDIUM", "CALL", Links.Task.To(4, deal: 3)),
        Task("2026-11-20T16:00:00Z", "File the drawings", "", "COMPLETED", "LOW", "TODO", Links.Task.To(3, deal: 4)),
        Task("2026-12-01T08:00:00Z", "Ask how the pilot goes", "", "NOT_STARTED", "LOW", "CALL", Links.Task.To(7, company: 6, deal: 5)),
        Task("2026-11-24T08:00:00Z", "Correct the invoice", "VAT number.", "COMPLETED", "HIGH", "TODO", Links.Task.To(6, ticket: 7)),
    ];

    public static IReadOnlyList<Seed> Emails { get; } =
    [
        Email("2026-11-17T10:30:00Z", "EMAIL", "SENT", "Your question about the warranty", "Five years on frames.", Sam, Ana, Links.Email.To(1, company: 1, deal: 1)),
        Email("2026-11-18T07:55:00Z", "INCOMING_EMAIL", "SENT", "Re: your question about the warranty", "Could it be seven?", Ana, Sam, Links.Email.To(1, company: 1, deal: 1)),
        Email("2026-11-19T16:00:00Z", "EMAIL", "SENT", "Service contract", "As discussed on the phone.", Sam, Ana, Links.Email.To(1, deal: 2)),
        Email("2026-11-20T11:00:00Z", "INCOMING_EMAIL", "SENT", "Drawings", "Attached.", Carla, Maria, Links.Email.To(3, company: 2, deal: 4)),
        Email("2026-11-16T09:00:00Z", "EMAIL", "BOUNCED", "We missed you", "Shall we find another day?", Maria, Liam, Links.Email.To(12, deal: 7)),
        Email("2026-11-23T17:30:00Z", "EMAIL", "SCHEDULED", "Your invoice", "With the right VAT number.", Tom, Farid, Links.Email.To(6, ticket: 7)),
    ];

    private const string Sam = """{"email":"sam.lee@example.com","firstName":"Sam","lastName":"Lee"}""";
    private const string Maria = """{"email":"maria.gomez@example.com","firstName":"Maria","lastName":"Gomez"}""";
    private const string Tom = """{"email":"tom.becker@example.com","firstName":"Tom","lastName":"Becker"}""";
    private const string Ana = """{"email":"ana.ruiz@example.net","firstName":"Ana","lastName":"Ruiz"}""";
    private const string Carla = """{"email":"carla.silva@example.org","firstName":"Carla","lastName":"Silva"}""";
    private const string Liam = """{"email":"liam.byrne@example.net","firstName":"Liam","lastName":"Byrne"}""";
    private const string Farid = """{"email":"farid.haddad@example.net","firstName":"Farid","lastName":"Haddad"}""";

    private static Seed Call(string at, string title, string body, string direction, string outcome, string duration, (string, int[])[] links) => new(
        new(StringComparer.Ordinal) { ["hs_timestamp"] = at, ["hs_call_title"] = title, ["hs_call_body"] = body, ["hs_call_direction"] = direction, ["hs_call_disposition"] = outcome, ["hs_call_duration"] = duration, ["hs_call_status"] = "COMPLETED" }, links);

    private static Seed Meeting(string start, string end, string title, string location, string outcome, (string, int[])[] links) => new(
        new(StringComparer.Ordinal) { ["hs_timestamp"] = start, ["hs_meeting_start_time"] = start, ["hs_meeting_end_time"] = end, ["hs_meeting_title"] = title, ["hs_meeting_location"] = location, ["hs_meeting_outcome"] = outcome }, links);

    private static Seed Note(string at, string body, (string, int[])[] links) => new(new(StringComparer.Ordinal) { ["hs_timestamp"] = at, ["hs_note_body"] = body }, links);

    private static Seed Task(string due, string subject, string body, string status, string priority, string type, (string, int[])[] links) => new(
        new(StringComparer.Ordinal) { ["hs_timestamp"] = due, ["hs_task_subject"] = subject, ["hs_task_body"] = body, ["hs_task_status"] = status, ["hs_task_priority"] = priority, ["hs_task_type"] = type }, links);

    private static Seed Email(string at, string direction, string status, string subject, string text, string from, string to, (string, int[])[] links) => new(
        new(StringComparer.Ordinal) { ["hs_timestamp"] = at, ["hs_email_direction"] = direction, ["hs_email_status"] = status, ["hs_email_subject"] = subject, ["hs_email_text"] = text, ["hs_email_headers"] = $$"""{"from":{{from}},"to":[{{to}}],"cc":[],"bcc":[]}""" }, links);
}
