package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.RowStates.RowState;

/** What an organisation does about a risk factor, and what was done where it became less. */
@Schema(name = "RiskFactorMeasures")
record FactorMeasuresView(
        String factor,

        @Schema(description = "Rows of its plans that were opened against the factor, of plans that the caller sees")
        List<Measure> rows,

        @Schema(description = "Rows of which is known how many they are and no more: opened before they were kept")
        int unlisted,

        @Nullable
        @Schema(
                description =
                        "Null: no two rounds have measured the factor here in the same way, or the caller does not see them")
        Elsewhere elsewhere) {

    /** A row of a plan, and how far it is. */
    @Schema(name = "RiskFactorMeasure")
    record Measure(
            UUID activityId,
            String title,
            String termText,
            UUID roadmapId,
            String roadmapTitle,
            RoadmapState roadmapState,

            @Schema(description = "Dropped by a later edition of the plan")
            boolean removed,

            @Schema(description = "Checkpoints that are not cancelled; none before the plan is in force")
            long checkpoints,

            @Schema(description = "Handed in, and not decided on yet")
            long submitted,

            long accepted,

            @Schema(description = "Whose day is over, and nothing was handed in")
            long late,

            @Nullable LocalDate nextDue) {

        static Measure of(RowState row) {
            return new Measure(
                    row.id(),
                    row.title(),
                    row.termText(),
                    row.roadmapId(),
                    row.roadmapTitle(),
                    row.roadmapState(),
                    row.isRemoved(),
                    row.checkpoints(),
                    row.submitted(),
                    row.accepted(),
                    row.late(),
                    row.nextDue());
        }
    }

    /** Schools in similar circumstances of the newest two rounds that have measured the factor. That they did something does not say that it is the cause. */
    @Schema(name = "RiskFactorElsewhere")
    record Elsewhere(
            Round from,
            Round to,
            UUID indicatorId,
            String indicator,
            String unit,
            int decimals,

            @Schema(
                    description =
                            "Schools in similar circumstances; 0: the later round does not measure circumstances, or too few schools say them")
            int similar,

            @Nullable
            @Schema(
                    description =
                            "How many of them became better; null: fewer than five are known, or that would tell of one to four that the caller does not see")
            Long improved,

            @Schema(description = "Those of them that the caller sees, the most first")
            List<School> schools) {}

    /** A round in short. */
    @Schema(name = "RiskFactorRound")
    record Round(UUID id, String title, LocalDate opensOn) {}

    /** A school that became better, with the measures against the factor it had carried out by the end of the later round. */
    @Schema(name = "RiskFactorSchool")
    record School(
            UUID id,
            String name,
            BigDecimal difference,

            @Schema(description = "Rows with an accepted report; empty: none, or the caller does not see its plans")
            List<Done> measures,

            @Schema(description = "Whether it had measures against the factor planned by then")
            boolean planned,

            @Schema(
                    description =
                            "Whether all rows of those measures were kept and are seen by the caller; if not, there may be more that was carried out")
            boolean known) {}

    /** A measure that was carried out. */
    @Schema(name = "RiskFactorDone")
    record Done(
            String title,

            @Schema(description = "Reports accepted by the end of the later round")
            long accepted,

            UUID roadmapId) {}
}
