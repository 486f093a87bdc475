using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>What an invitation says (METHOD of RFC 5546).</summary>
public enum InviteMethod
{
    /// <summary>Come, or come at another time.</summary>
    Request,

    Cancel,

    /// <summary>For whoever takes the file along: nobody is asked to answer.</summary>
    Publish,
}

/// <summary>Writes bookings as calendars read them: RFC 5545, 5546 and 6047.</summary>
public interface ICalendarInvites
{
    /// <summary>An iCalendar object: lines of at most 75 octets that end with CRLF, with the rules of its time zone; no text of a person can become a line of its own.</summary>
    /// <param name="stamp">When this writing of it was made (DTSTAMP); the same one whenever a mail is sent again.</param>
    string Write(Booking booking, InviteMethod method, DateTimeOffset stamp);
}
