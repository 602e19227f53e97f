package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;
import ru.opora.roadmaps.importing.recognition.ColumnRole;
import ru.opora.roadmaps.importing.recognition.RowKind;

/**
 * Corrections of an import: what is left out stays as it is, null clears a field of the head. The lists name single
 * columns and rows; those that they don't name stay as they are, and null forgets all corrections of the kind.
 */
@Schema(name = "RoadmapImportPatch")
record ImportPatch(
        @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> title,

        @Size(max = 10_000) Patch<String> goal,
        @Size(max = 200) Patch<String> orderNumber,
        Patch<LocalDate> orderDate,
        @Size(max = 500) Patch<String> signatory,
        Patch<UUID> organizationId,
        @NotNull Patch<LocalDate> periodStart,
        @NotNull Patch<LocalDate> periodEnd,

        @Min(0)
        @Schema(
                description =
                        "Read the plan from this table of the document, null: from the one recognised; forgets corrections of columns, rows and terms")
        Patch<Integer> table,

        @Size(max = 100) Patch<List<@NotNull @Valid Column>> columns,
        @Size(max = 5000) Patch<List<@NotNull @Valid Row>> rows,
        @Size(max = 5000) Patch<List<@NotNull @Valid TermFix>> terms) {

    /** What a column holds. */
    @Schema(name = "ColumnCorrection")
    record Column(
            @NotNull @Min(0) Integer index,

            @Nullable @Schema(description = "Null: as recognised")
            ColumnRole role) {}

    /** What a row is. */
    @Schema(name = "RowCorrection")
    record Row(
            @NotNull @Min(0) Integer row,

            @Nullable @Schema(description = "Null: as recognised")
            RowKind kind) {}

    /** What the term of a row means: another text, or the proposal; neither takes an earlier correction back. */
    @Schema(name = "TermCorrection")
    record TermFix(
            @NotNull @Min(0) @Schema(description = "The row of the activity")
            Integer row,

            @Nullable @Size(max = 4000) String text,
            @Nullable Boolean acceptProposal,

            @Nullable @Schema(description = "Do the same for every doubtful term with the same printed text")
            Boolean applyToSame) {}
}
