CREATE TABLE "bookings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bookings" PRIMARY KEY,
    "caller" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "calendar" TEXT NULL,
    "start_at" INTEGER NOT NULL,
    "end_at" INTEGER NOT NULL,
    "timezone" TEXT NOT NULL,
    "attendee_email" TEXT NOT NULL,
    "attendee_first_name" TEXT NULL,
    "attendee_last_name" TEXT NULL,
    "guests" TEXT NULL,
    "notice" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "link" TEXT NULL,
    "owner_id" TEXT NULL,
    "subject" TEXT NULL,
    "description" TEXT NULL,
    "location" TEXT NULL,
    "contact_id" TEXT NULL,
    "meeting_id" TEXT NULL,
    "sequence" INTEGER NOT NULL,
    "recorded_sequence" INTEGER NOT NULL,
    "cancel_reason" TEXT NULL,
    "problem" TEXT NULL,
    "organizer_email" TEXT NULL,
    "organizer_name" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);

CREATE INDEX "ix_bookings_calendar" ON "bookings" ("calendar", "end_at") WHERE status <> 'cancelled';

CREATE INDEX "ix_bookings_contact_id" ON "bookings" ("contact_id", "start_at", "id") WHERE contact_id IS NOT NULL;

CREATE INDEX "ix_bookings_meeting_id" ON "bookings" ("meeting_id") WHERE meeting_id IS NOT NULL;

CREATE INDEX "ix_bookings_owner_id" ON "bookings" ("owner_id", "end_at") WHERE status <> 'cancelled';

CREATE INDEX "ix_bookings_start_at" ON "bookings" ("start_at", "id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128231501_Bookings', '10.0.15');

