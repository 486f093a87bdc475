using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Operations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    caller = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    lane = table.Column<string>(type: "TEXT", nullable: false),
                    record_lane = table.Column<string>(type: "TEXT", nullable: true),
                    message_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ended = table.Column<string>(type: "TEXT", nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_operations_ended",
                table: "operations",
                column: "updated_at",
                filter: "ended IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_operations_kind",
                table: "operations",
                columns: new[] { "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_open",
                table: "operations",
                column: "id",
                filter: "ended IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_operations_record_lane",
                table: "operations",
                columns: new[] { "record_lane", "id" },
                filter: "record_lane IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_operations_status",
                table: "operations",
                columns: new[] { "ended", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_operations_external_id",
                table: "operations",
                columns: new[] { "kind", "external_id" },
                unique: true,
                filter: "external_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "operations");
        }
    }
}
