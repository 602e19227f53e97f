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
import ru.opora.roadmaps.importing.recognition.ColumnRole;
import ru.opora.roadmaps.importing.recognition.RowKind;

/** Corrections of an import; what is left out stays as it is, and an empty text clears a field of the head. */
@Schema(name = "RoadmapImportPatch")
record ImportPatch(
        @Nullable @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
        String title,

        @Nullable @Size(max = 10_000) String goal,
        @Nullable @Size(max = 200) String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable @Size(max = 500) String signatory,
        @Nullable UUID organizationId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,

        @Nullable
        @Min(0)
        @Schema(
                description =
                        "Read the plan from this table of the document; forgets corrections of columns, rows and terms")
        Integer table,

        @Nullable @Size(max = 100) List<@NotNull @Valid Column> columns,
        @Nullable @Size(max = 5000) List<@NotNull @Valid Row> rows,
        @Nullable @Size(max = 5000) List<@NotNull @Valid TermFix> terms) {

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
