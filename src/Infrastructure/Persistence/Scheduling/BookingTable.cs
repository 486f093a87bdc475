using System.Data.Common;
using System.Text.Json;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>How bookings are written and read.</summary>
internal static class BookingTable
{
    private const string Columns =
        "id, caller, created_at, status, start_at, end_at, timezone, attendee_email, attendee_first_name, attendee_last_name, guests, notice, told, link, owner_id, subject, description, location, " +
        "contact_id, meeting_id, sequence, recorded_sequence, updated_at, cancel_reason, problem, organizer_email, organizer_name";

    public const string Select = $"SELECT {Columns} FROM bookings";

    /// <summary>Nothing happens when it is there: the work that made it is done again.</summary>
    public const string AddSql =
        $"INSERT INTO bookings ({Columns}, calendar) VALUES (@id, @caller, @created, @status, @start, @end, @timezone, @email, @first, @last, @guests, @notice, @told, @link, @owner, @subject, @description, @location, " +
        "@contact, @meeting, @sequence, @recorded, @updated, @reason, @problem, @organizer, @organizerName, @calendar) ON CONFLICT (id) DO NOTHING";

    /// <summary>Changes one that is still as it was read.</summary>
    public const string ChangeSql =
        "UPDATE bookings SET status = @status, start_at = @start, end_at = @end, notice = @notice, told = @told, owner_id = @owner, subject = @subject, location = @location, contact_id = @contact, meeting_id = @meeting, sequence = @sequence, " +
        "recorded_sequence = @recorded, updated_at = @updated, cancel_reason = @reason, problem = @problem, organizer_email = @organizer, organizer_name = @organizerName " +
        "WHERE id = @id AND status = @statusBefore AND sequence = @sequenceBefore AND updated_at = @updatedBefore";

    public static (string Name, object? Value)[] Values(Booking booking, string? calendar) =>
    [
        .. Changing(booking),
        ("caller", booking.Caller),
        ("created", Number(booking.CreatedAt)),
        ("timezone", booking.Timezone),
        ("email", booking.Attendee.Email),
        ("first", booking.Attendee.FirstName),
        ("last", booking.Attendee.LastName),
        ("guests", booking.Guests.Count == 0 ? null : JsonSerializer.Serialize(booking.Guests)),
        ("link", booking.Link),
        ("description", booking.Description),
        ("calendar", calendar),
    ];

    public static (string Name, object? Value)[] Values(Booking before, Booking after) =>
        [.. Changing(after), ("statusBefore", Word(before.Status)), ("sequenceBefore", before.Sequence), ("updatedBefore", Number(before.UpdatedAt))];

    public static Booking Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), Time(row.GetInt64(2)))
    {
        Status = Enum.Parse<BookingStatus>(row.GetString(3), ignoreCase: true),
        StartAt = Time(row.GetInt64(4)),
        Duration = TimeSpan.FromMilliseconds(row.GetInt64(5) - row.GetInt64(4)),
        Timezone = row.GetString(6),
        Attendee = new(row.GetString(7), Text(row, 8), Text(row, 9)),
        Guests = row.IsDBNull(10) ? [] : JsonSerializer.Deserialize<List<string>>(row.GetString(10))!,
        Notice = Enum.Parse<BookingNotice>(row.GetString(11), ignoreCase: true),
        Told = Enum.Parse<BookingNotice>(row.GetString(12), ignoreCase: true),
        Link = Text(row, 13),
        OwnerId = Text(row, 14),
        Subject = Text(row, 15),
        Description = Text(row, 16),
        Location = Text(row, 17),
        ContactId = Text(row, 18),
        MeetingId = Text(row, 19),
        Sequence = row.GetInt32(20),
        RecordedSequence = row.GetInt32(21),
        UpdatedAt = Time(row.GetInt64(22)),
        CancelReason = Text(row, 23),
        Problem = Text(row, 24),
        OrganizerEmail = Text(row, 25),
        OrganizerName = Text(row, 26),
    };

    public static long Number(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static (string Name, object? Value)[] Changing(Booking booking) =>
    [
        ("id", booking.Id),
        ("status", Word(booking.Status)),
        ("start", Number(booking.StartAt)),
        ("end", Number(booking.EndAt)),
        ("notice", Word(booking.Notice)),
        ("told", Word(booking.Told)),
        ("owner", booking.OwnerId),
        ("subject", booking.Subject),
        ("location", booking.Location),
        ("contact", booking.ContactId),
        ("meeting", booking.MeetingId),
        ("sequence", booking.Sequence),
        ("recorded", booking.RecordedSequence),
        ("updated", Number(booking.UpdatedAt)),
        ("reason", booking.CancelReason),
        ("problem", booking.Problem),
        ("organizer", booking.OrganizerEmail),
        ("organizerName", booking.OrganizerName),
    ];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
