package ru.opora.monitoring.changes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition.Direction;
import ru.opora.monitoring.rounds.RoundKind;

/** How schools that were measured in both rounds have changed. */
@Schema(name = "MonitoringChange")
record ChangeView(
        @Schema(description = "The earlier round") Part from,

        @Schema(description = "The later round") Part to,

        @Schema(description = "Schools that are in both") long schools,

        @Schema(description = "Indicators of the later round that the earlier one has too")
        List<Item> items) {

    /** A round in short. */
    @Schema(name = "MonitoringChangeRound")
    record Part(UUID id, RoundKind kind, String title, LocalDate opensOn) {}

    /**
     * An indicator over the schools that have a value in both rounds.
     */
    @Schema(name = "MonitoringChangeItem")
    record Item(
            UUID indicatorId,
            String code,
            String title,
            String unit,
            Direction direction,
            int decimals,

            @Schema(
                    description =
                            "Whether both rounds measured it in the same way: unit, direction, formula and source have not changed. Else it has no figures and counts for no school")
            boolean comparable,

            @Schema(description = "Schools with a value in both rounds")
            long schools,

            @Nullable @Schema(description = "Mean of these schools in the earlier round")
            BigDecimal before,

            @Nullable @Schema(description = "Mean of the same schools in the later round")
            BigDecimal after,

            @Nullable @Schema(description = "Mean of the differences of each school with itself")
            BigDecimal difference,

            @Nullable
            @Schema(
                    description =
                            "Lower end of the 95 % interval of the difference (paired t); null of fewer than two schools")
            BigDecimal low,

            @Nullable BigDecimal high,

            @Nullable @Schema(description = "Difference in standard deviations of the differences")
            BigDecimal effect,

            @Schema(
                    description =
                            "From which difference a school counts as changed: by the definition of the later round")
            BigDecimal notable,

            @Schema(description = "Schools that became better by so much; of an indicator without direction: that rose")
            long improved,

            long unchanged,

            @Schema(description = "Schools that became worse by so much; without direction: that fell")
            long worse,

            Verdict verdict) {}

    /** What may be said of all schools together. */
    @Schema(
            name = "MonitoringVerdict",
            description =
                    "IMPROVED, WORSE (without direction: ROSE, FELL): the interval does not hold zero; UNCERTAIN: it does, the difference may be chance; TOO_FEW: fewer than five schools, or not measured in the same way (see `comparable`), nothing is said")
    enum Verdict {
        IMPROVED,
        WORSE,
        ROSE,
        FELL,
        UNCERTAIN,
        TOO_FEW
    }

    /** Which schools of a change are meant. */
    @Schema(
            name = "MonitoringTurn",
            description =
                    "IMPROVED: more indicators became better than worse, the rule of positive changes; WORSE: more became worse; UNCHANGED: neither. Of an indicator without direction IMPROVED rose and WORSE fell")
    enum Turn {
        IMPROVED,
        UNCHANGED,
        WORSE
    }

    /** How a school has changed over all indicators with a direction, or by the one that was asked for. */
    @Schema(name = "MonitoringSchoolChange")
    record School(
            Named school,
            Named municipality,

            @Schema(description = "Indicators that became better by what counts as a change")
            long improved,

            long unchanged,
            long worse,

            @Schema(description = "The rule of positive changes: more indicators became better than worse")
            boolean positive) {}

    /** An organisation with the name it had on the day of the panel. */
    @Schema(name = "MonitoringChangePlace")
    record Named(UUID id, String name) {}

    /** What was done about a risk factor, and how schools changed that did it and that did not. */
    @Schema(name = "MonitoringMeasuresEffect")
    record Measures(
            @Nullable @Schema(description = "The risk factor that the indicator measures; null: it measures none")
            String factor,

            @Nullable Group taken,
            @Nullable Group others,

            @Schema(description = "Schools with measures that became better, the most first; at most 50")
            List<Taken> items) {}

    /** Schools together. */
    @Schema(name = "MonitoringMeasuresGroup")
    record Group(
            long schools,

            @Nullable @Schema(description = "Mean difference between the rounds; null of fewer than five schools")
            BigDecimal difference) {}

    /** A school with the roadmap that holds its measures. */
    @Schema(name = "MonitoringMeasuresSchool")
    record Taken(Named school, BigDecimal difference, UUID roadmapId, String roadmapTitle) {}
}
