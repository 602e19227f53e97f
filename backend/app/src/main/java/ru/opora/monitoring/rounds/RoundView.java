package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.organizations.OrganizationSummary;

/** A round with what it measures. */
@Schema(name = "MonitoringRound")
record RoundView(
        UUID id,
        OrganizationSummary organization,
        RoundKind kind,
        String title,
        LocalDate opensOn,
        LocalDate closesOn,
        LocalDate panelOn,
        @Nullable UUID programmeId,
        RoundState state,

        @Schema(description = "Schools in the panel; 0 in a draft")
        int schools,

        @Schema(description = "Cells that each of them is asked to fill; 0 in a draft")
        int cells,

        List<RoundIndicator> indicators,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "MonitoringRoundAction")
    enum Action {
        update,
        delete,
        open,
        close,
        fill,
        enter,
        confirm
    }

    /**
     * An indicator of a round: in a draft as the catalogue has it, afterwards as it was when the round was opened.
     */
    @Schema(name = "MonitoringRoundIndicator")
    record RoundIndicator(UUID id, String code, IndicatorDefinition definition) {}
}
