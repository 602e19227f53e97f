package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report that is owed, whole. */
@Schema(name = "ReportObligation")
record ObligationView(
        UUID id,
        ObligationRow summary,
        @Nullable String basis,
        String termText,

        @Schema(description = "To whom it is owed") String ownerName,

        @Nullable @Schema(description = "When its figures were filled in; null: not yet")
        Instant filledAt,

        List<Section> sections,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,

        @Nullable @Schema(description = "Of the last decision")
        String remark,

        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "ReportObligationAction")
    enum Action {
        fill,
        write,
        submit,
        withdraw,
        accept,
        sendBack,
        comment
    }

    /** A part of it. */
    @Schema(name = "ReportObligationSection")
    record Section(
            String title,
            @Nullable String hint,

            @Schema(description = "Whether a text is written in it")
            boolean written,

            @Nullable String text,
            List<Figure> figures) {}

    /** A figure with where it comes from. */
    @Schema(name = "ReportFigure")
    record Figure(
            String code,
            Map<String, String> name,
            FigureSource.Unit unit,

            @Nullable @Schema(description = "As computed; null: there are no data")
            Double value,

            @Nullable Double numerator,
            @Nullable Double denominator,

            @Nullable @Schema(description = "When it was computed; null: it was not")
            Instant computedAt,

            @Nullable @Schema(description = "What somebody put in its place")
            Double corrected,

            @Nullable String reason,
            @Nullable String correctedBy) {

        Figure named(Map<String, String> other) {
            return new Figure(
                    code, other, unit, value, numerator, denominator, computedAt, corrected, reason, correctedBy);
        }

        /** What holds. */
        @Nullable
        Double holding() {
            return corrected == null ? value : corrected;
        }
    }

    /** What is written in it, the whole each time. */
    @Schema(name = "ReportObligationContent")
    record Content(
            @NotNull @Size(max = 40) List<@NotNull @Valid TextOf> texts,
            @NotNull @Size(max = 200) List<@NotNull @Valid Correction> corrections) {}

    /** The text of a section. */
    @Schema(name = "ReportSectionText")
    record TextOf(
            @NotNull @Min(0) @Max(39) @Schema(description = "Which section, from 0")
            Integer section,

            @NotNull @Size(max = 20_000) String text) {}

    /** Another value than the computed one. */
    @Schema(name = "ReportCorrection")
    record Correction(
            @NotBlank @Size(max = 64) String code,

            @NotNull @Schema(description = "A share in [0, 1]; below zero only an indicator")
            Double value,

            @NotBlank @Size(max = 2000) @Schema(example = "Два отчета приняты на бумаге")
            String reason) {}

    /** It goes back. */
    @Schema(name = "ReportObligationReturn")
    record Return(
            @NotBlank @Size(max = 5000) @Schema(example = "Поясните, почему не исполнены три точки")
            String remark) {}
}
