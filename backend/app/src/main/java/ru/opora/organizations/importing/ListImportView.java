package ru.opora.organizations.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of schools, what was understood of it, and how far it is carried out. */
@Schema(name = "OrganizationImport")
record ListImportView(
        UUID id,
        ListImportStatus status,
        @Schema(example = "schools.xlsx") String fileName,

        @Schema(description = "The organisation below which the list is")
        UUID parentId,

        String parentName,
        List<Column> columns,

        @Schema(description = "How many rows have each outcome")
        Map<RowOutcome, Integer> counts,

        @Schema(description = "The municipalities named in the list")
        List<Municipality> municipalities,

        @Schema(description = "How many rows of total are carried out")
        int processed,

        @Schema(description = "How many rows there are to carry out; 0 before it is applied")
        int total,

        @Nullable @Schema(description = "Why it could not be carried out: a problem's code")
        String failure,

        long version,
        Instant createdAt,
        @Nullable Instant appliedAt,
        List<Action> allowedActions) {

    /** A column of a sheet. */
    @Schema(name = "OrganizationImportColumn")
    record Column(
            @Schema(description = "Which table of the file, from 0")
            int table,

            @Schema(description = "Name of the sheet; empty where there is none")
            String sheet,

            @Schema(description = "From 0") int index,
            String header,
            ColumnRole role) {}

    /** A municipality named in the list. */
    @Schema(name = "OrganizationImportMunicipality")
    record Municipality(
            @Schema(description = "As printed") String name,

            @Schema(description = "The organisation it is, or will be")
            UUID organizationId,

            @Schema(description = "Whether it is not there yet: applying adds it")
            boolean added,

            int rowCount) {}

    /** The verbs a caller may be allowed. */
    @Schema(name = "OrganizationImportAction")
    enum Action {
        update,
        apply,
        delete
    }
}
