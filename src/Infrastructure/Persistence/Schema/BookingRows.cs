using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>A time that somebody has booked.</summary>
internal sealed class BookingRow
{
    public required string Id { get; init; }

    public required string Caller { get; init; }

    /// <summary><c>requested</c>, <c>confirmed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What has each time once; null where HubSpot alone judges.</summary>
    public string? Calendar { get; init; }

    public long StartAt { get; init; }

    public long EndAt { get; init; }

    public required string Timezone { get; init; }

    public required string AttendeeEmail { get; init; }

    public string? AttendeeFirstName { get; init; }

    public string? AttendeeLastName { get; init; }

    /// <summary>JSON array; null for none.</summary>
    public string? Guests { get; init; }

    public required string Notice { get; init; }

    public required string Told { get; init; }

    public string? Link { get; init; }

    public string? OwnerId { get; init; }

    public string? Subject { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public string? ContactId { get; init; }

    public string? MeetingId { get; init; }

    public int Sequence { get; init; }

    /// <summary>What the record in HubSpot shows.</summary>
    public int RecordedSequence { get; init; }

    public string? CancelReason { get; init; }

    /// <summary>JSON.</summary>
    public string? Problem { get; init; }

    public string? OrganizerEmail { get; init; }

    public string? OrganizerName { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}

internal sealed class BookingConfiguration : IEntityTypeConfiguration<BookingRow>
{
    private const string Held = "status <> 'cancelled'";

    public void Configure(EntityTypeBuilder<BookingRow> builder)
    {
        builder.ToTable("bookings");
        builder.HasKey(row => row.Id).HasName("pk_bookings");
        builder.HasIndex(row => new { row.Calendar, row.EndAt }, "ix_bookings_calendar").HasFilter(Held);
        builder.HasIndex(row => new { row.OwnerId, row.EndAt }, "ix_bookings_owner_id").HasFilter(Held);
        builder.HasIndex(row => row.MeetingId, "ix_bookings_meeting_id").HasFilter("meeting_id IS NOT NULL");
        builder.HasIndex(row => new { row.ContactId, row.StartAt, row.Id }, "ix_bookings_contact_id").HasFilter("contact_id IS NOT NULL");
        builder.HasIndex(row => new { row.StartAt, row.Id }, "ix_bookings_start_at");
    }
}
