CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

CREATE TABLE idempotency_keys (
    caller text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    write_seed text NOT NULL,
    state text NOT NULL,
    owner text,
    lease_until bigint,
    created_at bigint NOT NULL,
    tries_began_at bigint,
    status integer,
    content_type text,
    location text,
    headers text,
    body bytea,
    finished_at bigint,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, key)
);

CREATE TABLE quota (
    name text NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_quota PRIMARY KEY (name)
);

CREATE TABLE record_aliases (
    object_type text NOT NULL,
    old_id text NOT NULL,
    current_id text NOT NULL,
    written_at bigint NOT NULL,
    CONSTRAINT pk_record_aliases PRIMARY KEY (object_type, old_id)
);

CREATE TABLE record_keys (
    object_type text NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    record_id text NOT NULL,
    written_at bigint NOT NULL,
    CONSTRAINT pk_record_keys PRIMARY KEY (object_type, field, value)
);

CREATE TABLE store_probe (
    name text NOT NULL,
    written_at bigint NOT NULL,
    CONSTRAINT pk_store_probe PRIMARY KEY (name)
);

CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);

CREATE INDEX ix_record_aliases_current_id ON record_aliases (object_type, current_id);

CREATE INDEX ix_record_keys_record_id ON record_keys (object_type, record_id);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124182532_Initial', '10.0.15');

