CREATE TABLE bookings (
    id text NOT NULL,
    caller text NOT NULL,
    status text NOT NULL,
    calendar text,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    timezone text NOT NULL,
    attendee_email text NOT NULL,
    attendee_first_name text,
    attendee_last_name text,
    guests text,
    notice text NOT NULL,
    told text NOT NULL,
    link text,
    owner_id text,
    subject text,
    description text,
    location text,
    contact_id text,
    meeting_id text,
    sequence integer NOT NULL,
    recorded_sequence integer NOT NULL,
    cancel_reason text,
    problem text,
    organizer_email text,
    organizer_name text,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_bookings PRIMARY KEY (id)
);

CREATE INDEX ix_bookings_calendar ON bookings (calendar, end_at) WHERE status <> 'cancelled';

CREATE INDEX ix_bookings_contact_id ON bookings (contact_id, start_at, id) WHERE contact_id IS NOT NULL;

CREATE INDEX ix_bookings_meeting_id ON bookings (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE INDEX ix_bookings_owner_id ON bookings (owner_id, end_at) WHERE status <> 'cancelled';

CREATE INDEX ix_bookings_start_at ON bookings (start_at, id);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128231506_Bookings', '10.0.15');

