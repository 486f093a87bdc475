CREATE TABLE operations (
    id text NOT NULL,
    kind text NOT NULL,
    caller text NOT NULL,
    external_id text,
    lane text NOT NULL,
    record_lane text,
    message_id bigint NOT NULL,
    ended text,
    steps text,
    result text,
    problem text,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_operations PRIMARY KEY (id)
);

CREATE INDEX ix_operations_ended ON operations (updated_at) WHERE ended IS NOT NULL;

CREATE INDEX ix_operations_kind ON operations (kind, id);

CREATE INDEX ix_operations_open ON operations (id) WHERE ended IS NULL;

CREATE INDEX ix_operations_record_lane ON operations (record_lane, id) WHERE record_lane IS NOT NULL;

CREATE INDEX ix_operations_status ON operations (ended, id);

CREATE UNIQUE INDEX ux_operations_external_id ON operations (kind, external_id) WHERE external_id IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128165707_Operations', '10.0.15');

