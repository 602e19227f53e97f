package ru.opora.organizations;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Organisations between columns and records. */
final class OrganizationRows {

    private OrganizationRows() {}

    static OrganizationRow row(Readable row) {
        return new OrganizationRow(
                Rows.get(row, "id", UUID.class),
                row.get("parent_id", UUID.class),
                row.get("parent_name", String.class),
                Rows.get(row, "path", String.class),
                OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "name", String.class),
                row.get("short_name", String.class),
                Rows.get(row, "time_zone", String.class),
                OrganizationState.valueOf(Rows.get(row, "state", String.class)),
                row.get("closed_on", LocalDate.class),
                row.get("successor_id", UUID.class),
                row.get("inn", String.class),
                row.get("ogrn", String.class),
                row.get("registry_code", String.class),
                Optional.ofNullable(row.get("locality", String.class))
                        .map(Locality::valueOf)
                        .orElse(null),
                new Contacts(
                        row.get("address", String.class),
                        row.get("phone", String.class),
                        row.get("email", String.class),
                        row.get("website", String.class),
                        row.get("head", String.class)),
                Rows.get(row, "child_count", Long.class).intValue(),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }

    /** Binds what a correction may change, and what a new row is made of. */
    static Statement bind(Statement statement, OrganizationRow row) {
        Contacts contacts = row.contacts();
        return statement
                .bind("id", row.id())
                .bind("kind", row.kind().name())
                .bind("name", row.name())
                .bindNullable("shortName", row.shortName(), String.class)
                .bind("timeZone", row.timeZone())
                .bindNullable("inn", row.inn(), String.class)
                .bindNullable("ogrn", row.ogrn(), String.class)
                .bindNullable("registryCode", row.registryCode(), String.class)
                .bindNullable(
                        "locality",
                        row.locality() == null ? null : row.locality().name(),
                        String.class)
                .bindNullable("address", contacts.address(), String.class)
                .bindNullable("phone", contacts.phone(), String.class)
                .bindNullable("email", contacts.email(), String.class)
                .bindNullable("website", contacts.website(), String.class)
                .bindNullable("head", contacts.head(), String.class);
    }
}
