package ru.opora.reports.dashboards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/**
 * What is shown of a place. What is not known is null with a word that says why, never zero. Each figure names the address inside the
 * application whose list shows the rows behind it and no others.
 */
@Schema(name = "Dashboard")
record DashboardView(
        @Nullable @Schema(description = "Null: several schools, each for itself")
        OrganizationSummary organization,

        Level level,

        @Schema(description = "When it was read") Instant asOf,

        @Schema(description = "Places of the caller that have a dashboard of their own; of GET /dashboards/mine only")
        List<OrganizationSummary> choices,

        @Schema(description = "Rounds that measure here, newest first")
        List<Round> rounds,

        @Nullable @Schema(description = "Which of them is shown; null: there is none")
        UUID roundId,

        @Nullable @Schema(description = "Which indicator is shown; null: nothing is measured")
        Indicator indicator,

        List<Figure> figures,

        @Schema(description = "Municipalities of a region, schools of a municipality or a curator; by name")
        List<Tile> tiles,

        @Schema(description = "Whether there are more places than tiles")
        boolean moreTiles,

        @Schema(description = "Of the group that was asked for; without one the first twelve indicators")
        List<HeatRow> heat,

        @Schema(description = "The indicator by rounds, oldest first")
        List<TrendPoint> trend,

        @Schema(description = "Schools by list of engagement, month by month, oldest first; at most twelve months")
        List<EngagementMonth> engagement,

        @Nullable @Schema(description = "How schools are spread; null where few are looked at")
        Distribution distribution) {

    /** What is looked at. */
    @Schema(
            name = "DashboardLevel",
            description =
                    "SCHOOLS: several schools of a curator, or of an organisation that holds schools and no municipalities")
    enum Level {
        REGION,
        MUNICIPALITY,
        SCHOOL,
        SCHOOLS
    }

    /** What a figure is counted in. */
    @Schema(name = "DashboardUnit", description = "SCHOOLS, CHECKPOINTS, REPORTS: how many; INDICATOR: in its own unit")
    enum Unit {
        SCHOOLS,
        CHECKPOINTS,
        REPORTS,
        INDICATOR
    }

    /** Why there is no number. */
    @Schema(
            name = "DashboardMissing",
            description =
                    "NO_PLANS: nothing was ever assigned; NO_REPORTS: nothing is owed; NOT_COMPUTED: engagement has not been reckoned; "
                            + "NO_ROUND: no round measures here; NO_VALUES: no school has a value; NOT_SUMMED: the latest value of a school is no value of a place; "
                            + "NO_WEIGHTS: nothing to weigh by; NOT_KEPT: what it was before is not kept; NOTHING_BEFORE: there is no earlier round or month; "
                            + "OTHERWISE: the round measured it in another way, in another unit say, and nothing is compared")
    enum Missing {
        NO_PLANS,
        NO_REPORTS,
        NOT_COMPUTED,
        NO_ROUND,
        NO_VALUES,
        NOT_SUMMED,
        NO_WEIGHTS,
        NOT_KEPT,
        NOTHING_BEFORE,
        OTHERWISE
    }

    /** A round. */
    @Schema(name = "DashboardRound")
    record Round(
            UUID id,
            String title,

            @Schema(description = "BASELINE, PRIMARY, SECONDARY or CONTROL")
            String kind,

            @Schema(description = "OPEN or CLOSED") String state,

            LocalDate opensOn,
            LocalDate closesOn) {}

    /** An indicator as the round froze it. */
    @Schema(name = "DashboardIndicator")
    record Indicator(
            UUID id,
            String title,

            @Schema(description = "What it stands with; empty: nothing")
            String group,

            String unit,
            int decimals,

            @Schema(description = "UP: more is better; DOWN: less is better; NEUTRAL: neither")
            String direction,

            @Schema(description = "SUM, MEAN, WEIGHTED or LATEST")
            String aggregation,

            @Nullable @Schema(description = "What is wanted in the year of the round")
            Double target) {}

    /** A key figure. */
    @Schema(name = "DashboardFigure")
    record Figure(
            @Schema(description = "overdue, redSchools, incompleteForms, lateReports or indicator", example = "overdue")
            String code,

            Unit unit,

            @Schema(description = "As of an indicator") String direction,

            @Nullable Double value,
            @Nullable Missing missing,

            @Nullable @Schema(description = "Of how many: schools of the round, schools with a figure")
            Long of,

            @Nullable @Schema(description = "The same in the round or month before")
            Double before,

            @Nullable Missing beforeMissing,

            @Nullable @Schema(description = "What was before: the title of a round, or the first day of a month")
            String beforeAbout,

            @Nullable
            @Schema(
                    description =
                            "Of how many schools that was: those with a value or a figure then, or those of the round; they need not be those of today")
            Long beforeOf,

            @Nullable
            @Schema(
                    description =
                            "Of a weighted mean: how much its values weigh together, by the indicator they are weighed by; schools of which that is not known are not in it")
            Double weight,

            @Nullable @Schema(description = "How many rows are behind it; null as the value is")
            Long rows,

            @Nullable
            @Schema(
                    description = "The address in the application that lists just these rows",
                    example = "/engagement?level=RED&within=…")
            String href,

            @Nullable @Schema(description = "The same of a tile: {place} stands for its id")
            String placeHref) {}

    /** A place with its figures. */
    @Schema(name = "DashboardTile")
    record Tile(
            UUID id,
            String name,

            @Schema(
                    description =
                            "False: a school that was in the municipality when the round was opened, and has moved or was closed since. It counts in the numbers of the round and in nothing else")
            boolean present,

            @Schema(description = "In the order of the figures; null: not known")
            List<@Nullable Double> values) {}

    /** An indicator over the tiles, or, of one school, over the rounds from old to new. */
    @Schema(name = "DashboardHeatRow")
    record HeatRow(
            Indicator indicator,

            @Schema(description = "In the order of the tiles; of one school in the order of the trend")
            List<@Nullable Double> values) {}

    /** A round of the trend. */
    @Schema(name = "DashboardTrendPoint")
    record TrendPoint(
            UUID roundId,
            String title,
            LocalDate closesOn,
            @Nullable Double value,
            @Nullable Missing missing,

            @Schema(description = "Schools with a value") long known,

            @Schema(description = "Schools in the round") long schools,

            @Nullable @Schema(description = "As of a figure")
            Double weight,

            String href) {}

    /** A month of engagement: of the schools that were in the place on the day of their figure. */
    @Schema(
            name = "DashboardEngagementMonth",
            description = "Of a month in which nothing was computed every number is null")
    record EngagementMonth(
            @Schema(description = "Its first day") LocalDate month,
            @Nullable Long red,
            @Nullable Long yellow,
            @Nullable Long green,

            @Nullable @Schema(description = "Of whom nothing was known")
            Long unknown,

            @Nullable @Schema(description = "With a figure: red, yellow and green together")
            Long known,

            @Schema(
                    description =
                            "Of how many: all schools of today of which engagement was ever computed, or those of the month where they were more; those that are on no list of the month are missing in it")
            long schools,

            @Schema(description = "Whether the month still runs where the place is")
            boolean running,

            @Nullable @Schema(description = "The list of its schools; with &level=RED those on one list")
            String href) {}

    /** How schools are spread over the values. */
    @Schema(name = "DashboardDistribution")
    record Distribution(
            @Schema(description = "Empty where fewer than two schools have a value: one is not spread")
            List<Bucket> buckets,

            @Schema(description = "Schools with a value") long known,

            @Schema(description = "Schools that say why there is none")
            long missing,

            @Schema(description = "Schools that have said nothing yet")
            long empty,

            String knownHref,
            String missingHref,
            String emptyHref) {}

    /** A bar: from (inclusive) to (exclusive). */
    @Schema(name = "DashboardBucket")
    record Bucket(
            @Nullable @Schema(description = "Null: whatever is less")
            Double from,

            @Nullable @Schema(description = "Null: whatever is more")
            Double to,

            long schools,
            String href) {}
}
