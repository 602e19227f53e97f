package ru.opora.monitoring.changes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.changes.ChangeView.Named;

/** A school beside schools in similar circumstances. */
@Schema(name = "MonitoringSimilar")
record ComparisonView(
        @Schema(description = "Indicators of circumstances by which the likeness was measured, with a value at the school")
        List<UUID> basis,

        @Schema(description = "How many schools are compared with; fewer than five: with none")
        int schools,

        @Schema(description = "Those of them that the caller sees, the likest first")
        List<Neighbour> neighbours,

        List<Item> items) {

    /** A similar school. */
    @Schema(name = "MonitoringNeighbour")
    record Neighbour(
            Named school,

            @Schema(description = "Of the indicators of circumstances, in standard deviations; 0: the same")
            BigDecimal distance) {}

    /** An indicator of the school beside theirs. */
    @Schema(name = "MonitoringSimilarItem")
    record Item(
            UUID indicatorId,
            @Nullable BigDecimal value,

            @Nullable @Schema(description = "Mean of the similar schools; null when fewer than five of them have a value")
            BigDecimal similar,

            @Schema(description = "Similar schools with a value")
            long known) {}

    /** A place in a ranking. */
    @Schema(name = "MonitoringRank")
    record Rank(
            int rank,
            Named school,
            Named municipality,

            @Schema(description = "Mean of the indicators in standard deviations, more is better; 0 is the mean of all")
            BigDecimal score,

            @Schema(description = "Best rank when any one of the indicators is left out")
            int bestRank,

            @Schema(description = "Worst rank when any one of the indicators is left out")
            int worstRank,

            @Schema(description = "Indicators with a value")
            int known) {}
}
