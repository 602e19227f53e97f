package ru.opora.monitoring.indicators;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** An indicator of the catalogue. */
@Schema(name = "Indicator")
public record IndicatorView(
        UUID id,

        @Schema(description = "Whose it is; organisations below use it too")
        OrganizationSummary organization,

        @Schema(example = "teachers_qualified") String code,
        IndicatorDefinition definition,

        @Nullable @Schema(description = "From this day on no new round takes it")
        LocalDate archivedOn,

        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** As problems name it. */
    enum State {
        ARCHIVED,
        IN_USE
    }

    /** What the caller may do with it. */
    @Schema(name = "IndicatorAction")
    enum Action {
        update,
        archive,
        restore
    }

    /** What values may be filled from. */
    @Schema(name = "IndicatorSources")
    record Sources(List<IndicatorSource.Offer> items) {}
}
