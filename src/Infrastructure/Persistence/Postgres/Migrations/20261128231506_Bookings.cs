using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubSpotCrm.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Bookings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bookings",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    caller = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    calendar = table.Column<string>(type: "text", nullable: true),
                    start_at = table.Column<long>(type: "bigint", nullable: false),
                    end_at = table.Column<long>(type: "bigint", nullable: false),
                    timezone = table.Column<string>(type: "text", nullable: false),
                    attendee_email = table.Column<string>(type: "text", nullable: false),
                    attendee_first_name = table.Column<string>(type: "text", nullable: true),
                    attendee_last_name = table.Column<string>(type: "text", nullable: true),
                    guests = table.Column<string>(type: "text", nullable: true),
                    notice = table.Column<string>(type: "text", nullable: false),
                    told = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    owner_id = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    contact_id = table.Column<string>(type: "text", nullable: true),
                    meeting_id = table.Column<string>(type: "text", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    recorded_sequence = table.Column<int>(type: "integer", nullable: false),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    organizer_email = table.Column<string>(type: "text", nullable: true),
                    organizer_name = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_calendar",
                table: "bookings",
                columns: new[] { "calendar", "end_at" },
                filter: "status <> 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_contact_id",
                table: "bookings",
                columns: new[] { "contact_id", "start_at", "id" },
                filter: "contact_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_meeting_id",
                table: "bookings",
                column: "meeting_id",
                filter: "meeting_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_owner_id",
                table: "bookings",
                columns: new[] { "owner_id", "end_at" },
                filter: "status <> 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_start_at",
                table: "bookings",
                columns: new[] { "start_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bookings");
        }
    }
}
