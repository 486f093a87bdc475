using Ical.Net;
using Ical.Net.CalendarComponents;

namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>Reads what was written with somebody else's reader: what could be taken for anything but what was meant is not sent (ADR 0020).</summary>
internal static class CalendarCheck
{
    /// <returns>The text of the lines.</returns>
    /// <exception cref="InvalidOperationException">It reads otherwise than it was meant.</exception>
    public static string Checked(CalendarLines lines)
    {
        var text = lines.ToString();
        if (!IsAsMeant(text, lines.Outline))
            throw new InvalidOperationException("The calendar that was written reads otherwise than it was meant.");
        return text;
    }

    public static bool IsAsMeant(string text, IEnumerable<string> outline) => Calendar.Load(text) is { } calendar
        && Outline(calendar, calendar.Name).Order(StringComparer.Ordinal).SequenceEqual(outline.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<string> Outline(ICalendarComponent component, string path) =>
    [
        CalendarLines.Entry(path),
        .. Each(component.Properties).Select(property => CalendarLines.Entry(path, property.Name, Each(property.Parameters).Select(parameter => parameter.Name))),
        .. component.Children.OfType<ICalendarComponent>().SelectMany(child => Outline(child, $"{path}/{child.Name}")),
    ];

    // The library's lists go wrong when they are read by index, as LINQ does.
    private static IEnumerable<T> Each<T>(IEnumerable<T> list)
    {
        foreach (var one in list)
            yield return one;
    }
}
