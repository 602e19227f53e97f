package ru.opora.reports.dashboards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups of what a round measures, over places: where a place falls behind, before any single number is read. */
@Schema(name = "DashboardGroups")
record GroupsView(
        @Nullable @Schema(description = "Null: no round measures there")
        UUID roundId,

        @Schema(description = "Municipalities of a region, schools of a municipality or a curator, the school itself")
        List<Place> places,

        @Schema(description = "Whether there are more places")
        boolean morePlaces,

        List<Row> groups) {

    /** A place. */
    @Schema(name = "DashboardGroupPlace")
    record Place(
            UUID id,
            String name,

            @Schema(description = "Whether it is there today: a school may have left since the round was opened")
            boolean present) {}

    /** A group of indicators over the places. */
    @Schema(name = "DashboardGroup")
    record Row(
            @Schema(description = "Empty: indicators that were given none")
            String group,

            @Schema(description = "How many indicators the round asks for in it")
            long indicators,

            @Schema(
                    description =
                            "How many of them can be compared: more or less of them is better, and they are shares or means")
            long comparable,

            @Schema(description = "In the order of the places; null: nothing to compare there")
            List<@Nullable Cell> cells) {}

    /** A group in a place. */
    @Schema(
            name = "DashboardGroupCell",
            description =
                    "An indicator is behind when it misses the target of the year, or, where there is none, the mean of the place that is "
                            + "looked at; of a school the mean of its municipality. A mean is of at least two others, and tells of no one to four schools "
                            + "(where it is weighed: nor of fewer than five of what it is weighed by) that the caller does not see")
    record Cell(
            @Schema(description = "Indicators that could be compared")
            long compared,

            @Schema(description = "How many of them are behind")
            long behind) {}
}
