CREATE TABLE data_protection_keys (
    id bigint NOT NULL,
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (id)
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128164818_DataProtectionKeys', '10.0.15');

