CREATE TABLE "operations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_operations" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "message_id" INTEGER NOT NULL,
    "ended" TEXT NULL,
    "steps" TEXT NULL,
    "result" TEXT NULL,
    "problem" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);

CREATE INDEX "ix_operations_ended" ON "operations" ("updated_at") WHERE ended IS NOT NULL;

CREATE UNIQUE INDEX "ux_operations_external_id" ON "operations" ("kind", "external_id") WHERE external_id IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128165703_Operations', '10.0.15');

