using System.Globalization;

namespace Verify.Writes;

/// <summary>A write whose effect can be found in HubSpot by its marker.</summary>
/// <param name="Marker">Unique among all writes of a run.</param>
internal sealed record MarkedWrite(string Marker, HttpMethod Method, string Path, object Body)
{
    /// <summary>The contact and the property that a change is made to; null for a new record.</summary>
    public (string Contact, string Property)? Target { get; init; }

    /// <summary>The type of a new record and the property that holds its marker.</summary>
    public (string Type, string Property)? New { get; init; }

    /// <summary>Whom a new note is about.</summary>
    public string? About { get; init; }

    public static MarkedWrite Contact(string marker) => new(marker, HttpMethod.Post, "api/v1/contacts", new { email = $"{marker}@example.com", jobTitle = marker }) { New = ("contacts", "jobtitle") };

    /// <summary>Nothing unique in HubSpot's eyes: a blind repeat makes a second one.</summary>
    public static MarkedWrite Nobody(string marker) => new(marker, HttpMethod.Post, "api/v1/contacts", new { firstName = "Nobody", jobTitle = marker }) { New = ("contacts", "jobtitle") };

    public static MarkedWrite Deal(string marker) => new(marker, HttpMethod.Post, "api/v1/deals", new { name = marker, stage = "appointmentscheduled", pipeline = "default" }) { New = ("deals", "dealname") };

    public static MarkedWrite Note(string marker, string contact) => new(marker, HttpMethod.Post, "api/v1/notes", new { body = marker, occurredAt = "2026-11-24T09:30:00Z", associations = new { contacts = new[] { contact } } })
    {
        New = ("notes", "hs_note_body"),
        About = contact,
    };

    /// <summary>The n-th change of a contact, to one of three fields in turn.</summary>
    public static MarkedWrite Change(string marker, string contact, int n)
    {
        var (field, property) = (n % 3) switch { 0 => ("jobTitle", "jobtitle"), 1 => ("city", "city"), _ => ("company", "company") };
        return new(marker, HttpMethod.Patch, $"api/v1/contacts/{contact}", new Dictionary<string, string>(StringComparer.Ordinal) { [field] = marker }) { Target = (contact, property) };
    }
}

/// <summary>What one caller does, one write after the other: creates of every kind, and changes of a contact that is its own.</summary>
internal sealed class Series(int caller, string contact)
{
    public IEnumerable<MarkedWrite> Writes(int count)
    {
        for (var n = 0; n < count; n++)
        {
            var marker = string.Create(CultureInfo.InvariantCulture, $"w{caller}x{n}");
            yield return (n % 5) switch
            {
                0 => MarkedWrite.Contact(marker),
                1 => MarkedWrite.Deal(marker),
                2 => MarkedWrite.Note(marker, contact),
                3 => MarkedWrite.Nobody(marker),
                _ => MarkedWrite.Change(marker, contact, n / 5),
            };
        }
    }
}
