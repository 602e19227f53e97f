package ru.opora.roadmaps.cascade;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A number of a row, and what came up to it from the rows below that adopted it. */
@Schema(name = "CascadeNumber")
record NumberView(
        UUID targetId,

        @Schema(allowableValues = {">=", "<=", "=", ">", "<"})
        String comparator,

        @Schema(description = "Planned here", example = "60")
        BigDecimal planned,

        @Nullable @Schema(example = "семинаров") String unit,
        String text,
        Rule rule,

        @Schema(description = "Whether a person chose the rule; else it follows from the unit and the words")
        boolean ruleChosen,

        @Schema(description = "Follows from the rule a person chose; to choose another one on the condition of it")
        long version,

        @Nullable @Schema(description = "By the accepted reports on this very row; null while there is none")
        BigDecimal reported,

        @Schema(description = "How many accepted reports that is")
        int reportCount,

        Below below) {

    /** How the numbers of many become one. */
    @Schema(name = "AggregationRule")
    enum Rule {
        SUM,
        LATEST
    }

    /** What the rows below come to: of roadmaps that were approved, and that the caller sees. */
    @Schema(name = "CascadeNumberBelow")
    record Below(
            @Schema(description = "Rows below that have this number")
            int rows,

            @Schema(description = "How many of them have an accepted report with it")
            int reporting,

            @Schema(description = "How many of them have reached what they planned")
            int reached,

            @Nullable
            @Schema(
                    description =
                            "SUM: of all rows; LATEST: of the row that reported on the latest day. null: nothing is planned")
            BigDecimal planned,

            @Nullable
            @Schema(
                    description =
                            "SUM: of all rows; LATEST: of the row that reported on the latest day. null: nothing is reported")
            BigDecimal reported,

            @Nullable @Schema(description = "The smallest number of a row")
            BigDecimal lowest,

            @Nullable @Schema(description = "The greatest number of a row")
            BigDecimal highest,

            @Nullable @Schema(description = "When the last report was accepted")
            Instant lastAt) {}

    /** All numbers of a row. */
    @Schema(name = "CascadeNumbers")
    record All(List<NumberView> items) {}

    /** What a row below planned and reported. */
    @Schema(name = "CascadeChild")
    record Child(
            UUID activityId,
            UUID roadmapId,
            String roadmapTitle,
            OrganizationSummary organization,
            @Nullable String number,

            @Schema(description = "The number of the row below; its own reports are read by it")
            UUID targetId,

            @Schema(allowableValues = {">=", "<=", "=", ">", "<"})
            String comparator,

            BigDecimal planned,

            @Nullable
            @Schema(
                    description =
                            "SUM: of its accepted reports; LATEST: of the one on the latest day; null: there is none")
            BigDecimal reported,

            int reportCount,

            @Nullable @Schema(description = "null while nothing is reported")
            Boolean reached,

            @Nullable @Schema(description = "Why the row below was changed")
            String deviationReason,

            @Nullable Instant lastAt) {}

    /** A number in an accepted report. */
    @Schema(name = "CascadeReport")
    record Reported(
            UUID reportId,
            UUID checkpointId,
            OrganizationSummary organization,
            BigDecimal value,
            @Nullable LocalDate heldOn,
            Instant acceptedAt) {}

    /** The rule for a number. */
    @Schema(name = "AggregationChoice")
    record Choice(
            @Nullable @Schema(description = "null: what follows from the unit and the words")
            Rule rule) {}
}
