using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>The routes below `/scheduler/{v}/meetings` (FACTS §14).</summary>
internal static class SchedulerRoutes
{
    private static readonly Operation ListLinks = new(Right.ReadMeetingLinks, MeetingLinkRequests.List);
    private static readonly Operation ChangeLink = new(Right.BookMeetings, MeetingLinkRequests.Change);
    private static readonly Operation ReadInfo = new(Right.ReadMeetingLinks, AvailabilityRequests.Info);
    private static readonly Operation ReadMonth = new(Right.ReadMeetingLinks, AvailabilityRequests.Month);
    private static readonly Operation Book = new(Right.BookMeetings, BookLink.Handle);
    private static readonly Operation CreateMeeting = new(Right.BookMeetings, CalendarMeetings.Create);

    /// <summary>A slug is one segment with its slash encoded, or as many as it has parts.</summary>
    public static ApiRoute Find(RoutePath path, string[] tail) => tail switch
    {
        ["meeting-links"] or ["meeting-links", ""] => Choose(path, "/meeting-links", [], "GET", ListLinks),
        ["meeting-links", "book"] => Choose(path, "/meeting-links/book", [], "POST", Book),
        ["meeting-links", "book", "availability-page", .. { Length: > 0 } slug] =>
            Choose(path, "/meeting-links/book/availability-page/{slug}", slug, "GET", ReadMonth),
        ["meeting-links", "book", .. var slug] => Choose(path, "/meeting-links/book/{slug}", slug, "GET", ReadInfo),
        ["meeting-links", .. var slug] when path.Version is ApiVersion.Legacy or ApiVersion.September2026 =>
            Choose(path, "/meeting-links/{slug}", slug, "PATCH", ChangeLink),
        ["calendar"] => Choose(path, "/calendar", [], "POST", CreateMeeting),
        _ => ApiRoute.Unknown,
    };

    private static ApiRoute Choose(RoutePath path, string template, string[] slug, string method, Operation operation) =>
        path.Choose(template, ObjectTypes.Meetings, "", [string.Join('/', slug)], sent => sent == method ? operation : null);
}
