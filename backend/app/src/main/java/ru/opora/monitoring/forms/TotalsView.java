package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition.Aggregation;

/** What a round comes to in a municipality, or in all that the caller sees. */
@Schema(name = "MonitoringTotals")
record TotalsView(
        @Schema(description = "Schools of the panel there") long schools, List<Total> items) {

    /** An indicator, or a part of it, over schools. */
    @Schema(name = "MonitoringTotal")
    record Total(
            UUID indicatorId,

            @Schema(description = "Key of the part; empty: the whole")
            String breakdown,

            Aggregation aggregation,

            @Nullable @Schema(description = "By the aggregation; null when no school has a value")
            BigDecimal value,

            @Schema(description = "Schools with a value") long known,

            @Schema(description = "Schools that say why there is none")
            long missing,

            @Nullable @Schema(description = "Standard deviation between schools; null of fewer than two")
            BigDecimal deviation,

            @Nullable @Schema(description = "What is wanted in the year of the round")
            BigDecimal target,

            @Nullable @Schema(description = "Whether that is reached; null when it cannot be told")
            Boolean reached,

            @Nullable @Schema(description = "Beyond it, in the year of the round, somebody has to look")
            BigDecimal threshold,

            @Schema(description = "Whether the value lies on the worse side of the threshold")
            boolean crossed) {}
}
