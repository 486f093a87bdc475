CREATE TABLE "operations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_operations" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "lane" TEXT NOT NULL,
    "record_lane" TEXT NULL,
    "message_id" INTEGER NOT NULL,
    "ended" TEXT NULL,
    "steps" TEXT NULL,
    "result" TEXT NULL,
    "problem" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);

CREATE INDEX "ix_operations_ended" ON "operations" ("updated_at") WHERE ended IS NOT NULL;

CREATE INDEX "ix_operations_kind" ON "operations" ("kind", "id");

CREATE INDEX "ix_operations_open" ON "operations" ("id") WHERE ended IS NULL;

CREATE INDEX "ix_operations_record_lane" ON "operations" ("record_lane", "id") WHERE record_lane IS NOT NULL;

CREATE INDEX "ix_operations_status" ON "operations" ("ended", "id");

CREATE UNIQUE INDEX "ux_operations_external_id" ON "operations" ("kind", "external_id") WHERE external_id IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128165703_Operations', '10.0.15');

