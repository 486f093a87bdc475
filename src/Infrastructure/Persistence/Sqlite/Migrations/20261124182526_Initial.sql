CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "idempotency_keys" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "write_seed" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner" TEXT NULL,
    "lease_until" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "tries_began_at" INTEGER NULL,
    "status" INTEGER NULL,
    "content_type" TEXT NULL,
    "location" TEXT NULL,
    "headers" TEXT NULL,
    "body" BLOB NULL,
    "finished_at" INTEGER NULL,
    CONSTRAINT "pk_idempotency_keys" PRIMARY KEY ("caller", "key")
);

CREATE TABLE "quota" (
    "name" TEXT NOT NULL CONSTRAINT "pk_quota" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "record_aliases" (
    "object_type" TEXT NOT NULL,
    "old_id" TEXT NOT NULL,
    "current_id" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    CONSTRAINT "pk_record_aliases" PRIMARY KEY ("object_type", "old_id")
);

CREATE TABLE "record_keys" (
    "object_type" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    CONSTRAINT "pk_record_keys" PRIMARY KEY ("object_type", "field", "value")
);

CREATE TABLE "store_probe" (
    "name" TEXT NOT NULL CONSTRAINT "pk_store_probe" PRIMARY KEY,
    "written_at" INTEGER NOT NULL
);

CREATE INDEX "ix_idempotency_keys_created_at" ON "idempotency_keys" ("created_at");

CREATE INDEX "ix_record_aliases_current_id" ON "record_aliases" ("object_type", "current_id");

CREATE INDEX "ix_record_keys_record_id" ON "record_keys" ("object_type", "record_id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124182526_Initial', '10.0.15');

