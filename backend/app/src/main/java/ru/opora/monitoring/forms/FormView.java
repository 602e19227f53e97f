package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.monitoring.indicators.IndicatorDefinition.Goal;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.RoundKind;
import ru.opora.monitoring.rounds.RoundState;

/** The form of a school in a round: every cell, also the empty ones. */
@Schema(name = "MonitoringForm")
record FormView(
        RoundPart round,
        Named school,
        Named municipality,
        FormState state,
        FormLevel level,

        @Nullable @Schema(description = "Why it was returned")
        String remark,

        @Schema(description = "Cells that have a value or the reason why there is none")
        int filled,

        int cells,

        @Nullable @Schema(description = "The round before in which the school was measured; null: there is none")
        RoundPart previous,

        List<Line> lines,
        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "MonitoringFormAction")
    enum Action {
        enter,
        confirm,
        sendBack
    }

    /** An organisation with the name it had on the day of the panel. */
    @Schema(name = "MonitoringPlace")
    record Named(UUID id, String name) {}

    /** The round in short. */
    @Schema(name = "MonitoringFormRound")
    record RoundPart(UUID id, RoundKind kind, String title, LocalDate opensOn, LocalDate closesOn, RoundState state) {}

    /** An indicator with its cells: the whole, then the parts. */
    @Schema(name = "MonitoringFormLine")
    record Line(
            UUID indicatorId,
            String code,
            IndicatorDefinition definition,

            @Nullable @Schema(description = "What is wanted in the year of the round")
            Goal goal,

            List<Cell> cells) {}

    /** A cell. */
    @Schema(name = "MonitoringCell")
    record Cell(
            @Schema(description = "Key of the part; empty: the whole")
            String breakdown,

            @Nullable BigDecimal value,
            @Nullable String missing,

            @Schema(description = "MANUAL: somebody entered it")
            Origin origin,

            @Nullable
            @Schema(
                    description =
                            "Of a value that nobody entered: what it was made from, in words by language; of a value of earlier versions in Russian only")
            Map<String, String> trace,

            @Nullable String evidence,
            @Nullable UUID fileId,
            @Nullable String enteredBy,

            @Nullable @Schema(description = "In the round before")
            BigDecimal previous,

            @Schema(description = "What asks to be looked at again; the value is taken all the same")
            List<Warning> warnings) {}

    /** Why a value asks to be looked at again. */
    @Schema(
            name = "MonitoringWarning",
            description =
                    "RANGE: outside of what is usual; CHANGE: far from the round before; OUTLIER: far from other schools; THRESHOLD: beyond the threshold of the year")
    enum Warning {
        RANGE,
        CHANGE,
        OUTLIER,
        THRESHOLD
    }

    /** A form as a row of a list. */
    @Schema(name = "MonitoringFormSummary")
    record Summary(
            Named school,
            Named municipality,
            FormState state,
            FormLevel level,
            int filled,
            int cells,
            Instant updatedAt) {}

    /** How far the schools of a municipality are. */
    @Schema(name = "MonitoringCompleteness")
    record Completeness(
            Named municipality,
            long schools,

            @Schema(description = "Schools whose every cell is filled")
            long complete,

            long filled,
            long cells,

            @Schema(description = "Confirmed by the school or above")
            long bySchool,

            @Schema(description = "Confirmed by the municipality or above")
            long byMunicipality,

            @Schema(description = "Confirmed by the region") long byRegion,

            long returned) {}

    /** Which schools are confirmed: a school, all of a municipality, or all of the round. */
    @Schema(name = "MonitoringConfirmation")
    record Confirmation(
            @NotNull @Schema(description = "A school, a municipality, or the owner of the round")
            UUID within) {}

    /** What a confirmation came to. */
    @Schema(name = "MonitoringConfirmed")
    record Confirmed(
            FormLevel level,
            long confirmed,

            @Schema(description = "Schools there that are not confirmed so far: not filled, or not confirmed below")
            long left) {}

    /** A form that goes back. */
    @Schema(name = "MonitoringReturn")
    record Return(
            @NotNull UUID schoolId,
            @NotBlank @Size(max = 2000) String remark) {}
}
