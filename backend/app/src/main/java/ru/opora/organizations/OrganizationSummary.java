package ru.opora.organizations;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Rows;

/** An organisation named in another record. */
@Schema(name = "OrganizationSummary")
public record OrganizationSummary(
        UUID id,
        String name,
        OrganizationKind kind,
        @Nullable UUID parentId) {

    /** From the columns {@code organization_id}, {@code _name}, {@code _kind} and {@code _parent_id} of a joined row. */
    public static OrganizationSummary read(Readable row) {
        return new OrganizationSummary(
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "organization_name", String.class),
                OrganizationKind.valueOf(Rows.get(row, "organization_kind", String.class)),
                row.get("organization_parent_id", UUID.class));
    }
}
