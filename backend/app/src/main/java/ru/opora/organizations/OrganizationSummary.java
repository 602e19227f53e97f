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

    /** What {@link #read} reads, of an organisation that a statement calls {@code o}. */
    public static final String COLUMNS =
            "o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id";

    /** From the columns {@code organization_id}, {@code _name}, {@code _kind} and {@code _parent_id} of a joined row. */
    public static OrganizationSummary read(Readable row) {
        return new OrganizationSummary(
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "organization_name", String.class),
                OrganizationKind.valueOf(Rows.get(row, "organization_kind", String.class)),
                row.get("organization_parent_id", UUID.class));
    }
}
