package ru.opora.organizations.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a list and what applying does with it. */
@Schema(name = "OrganizationImportRow")
record ListRowView(
        @Schema(description = "The row's number in the import, for corrections")
        int position,

        @Schema(description = "Name of the sheet; empty where there is none")
        String sheet,

        @Schema(description = "The row of the sheet as its author counts, from 1")
        int row,

        RowOutcome outcome,

        @Nullable @Schema(description = "As printed where applying writes it, else as the organisation is called")
        String name,

        @Nullable String municipality,

        @Nullable @Schema(description = "The organisation it is or will be; null when there is none")
        UUID organizationId,

        List<FieldChange> changes,
        List<RowError> errors,
        List<Candidate> candidates,
        @Schema(description = "Whether it is carried out") boolean done) {

    /** A field that applying changes. */
    @Schema(name = "OrganizationImportChange")
    record FieldChange(
            @Schema(example = "phone") String field,
            @Nullable String before,
            @Nullable String after) {}

    /** What is wrong in a row. */
    @Schema(name = "OrganizationImportRowError")
    record RowError(
            @Nullable @Schema(description = "The column it is about")
            ColumnRole role,

            @Schema(example = "WRONG_INN") String code,

            @Schema(description = "What is wrong and how to mend it")
            String message) {}

    /** An organisation the row may mean. */
    @Schema(name = "OrganizationImportCandidate")
    record Candidate(
            UUID organizationId,
            String name,
            @Schema(description = "From 0 to 1") double score) {}
}
