CREATE TABLE "counters" (
    "name" TEXT NOT NULL CONSTRAINT "pk_counters" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "event_subscriptions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_event_subscriptions" PRIMARY KEY,
    "url" TEXT NOT NULL,
    "types" TEXT NULL,
    "description" TEXT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT NULL,
    "previous_secret_until" INTEGER NULL,
    "cursor" INTEGER NOT NULL,
    "paused_at" INTEGER NULL,
    "failing_since" INTEGER NULL,
    "last_error" TEXT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "events" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_events" PRIMARY KEY,
    "occurred_at" INTEGER NOT NULL,
    "key" BLOB NOT NULL,
    "type" TEXT NOT NULL,
    "object_type" TEXT NULL,
    "object_id" TEXT NULL,
    "property" TEXT NULL,
    "value" TEXT NULL,
    "received_at" INTEGER NOT NULL,
    "stale" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "raw" TEXT NOT NULL
);

CREATE TABLE "inbox_deliveries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_inbox_deliveries" PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "body" BLOB NOT NULL,
    "failures" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL
);

CREATE TABLE "queue_lanes" (
    "queue" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "lease_until" INTEGER NOT NULL,
    "claim" TEXT NULL,
    CONSTRAINT "pk_queue_lanes" PRIMARY KEY ("queue", "lane")
);

CREATE TABLE "queue_messages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_queue_messages" PRIMARY KEY AUTOINCREMENT,
    "queue" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "enqueued_at" INTEGER NOT NULL,
    "starts" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_error" TEXT NULL,
    "dead_at" INTEGER NULL
);

CREATE TABLE "rejected_deliveries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_rejected_deliveries" PRIMARY KEY AUTOINCREMENT,
    "received_at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "body" BLOB NOT NULL,
    "size" INTEGER NOT NULL
);

CREATE INDEX "ix_events_record" ON "events" ("object_type", "object_id", "property", "occurred_at");

CREATE UNIQUE INDEX "ux_events_key" ON "events" ("occurred_at", "key");

CREATE INDEX "ix_queue_lanes_claim" ON "queue_lanes" ("claim") WHERE claim IS NOT NULL;

CREATE INDEX "ix_queue_lanes_due_at" ON "queue_lanes" ("queue", "due_at");

CREATE INDEX "ix_queue_messages_dead" ON "queue_messages" ("id") WHERE dead_at IS NOT NULL;

CREATE INDEX "ix_queue_messages_waiting" ON "queue_messages" ("queue", "lane", "id") WHERE dead_at IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128134825_Events', '10.0.15');

