package ru.opora.organizations.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** Corrections of an import: those of a list are added to the earlier ones, null forgets all of them. */
@Schema(name = "OrganizationImportPatch")
record ListImportPatch(
        @Size(max = 500) Patch<List<@NotNull @Valid Column>> columns,
        @Size(max = 5000) Patch<List<@NotNull @Valid Row>> rows) {

    /** What a column holds. */
    @Schema(name = "OrganizationImportColumnCorrection")
    record Column(
            @Nullable @Min(0) @Schema(description = "Which table of the file, from 0; all when left out")
            Integer table,

            @NotNull @Min(0) Integer index,

            @Nullable @Schema(description = "Null: as recognised")
            ColumnRole role) {}

    /** What is to be done with a row. */
    @Schema(name = "OrganizationImportRowDecision")
    record Row(
            @NotNull @Min(0) Integer position,

            @Nullable @Schema(description = "Null: as understood")
            Decision decision,

            @Nullable @Schema(description = "The organisation the row means, with the decision SAME")
            UUID organizationId) {}

    /** A person's word on a row. */
    @Schema(name = "OrganizationImportDecision")
    enum Decision {
        /** The row means this organisation. */
        SAME,
        /** The row means none that is there. */
        NEW,
        SKIP
    }
}
