package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.identifications.RuleDefinition.Category;
import ru.opora.organizations.OrganizationSummary;

/** A school on a list: why, what it says, what was decided. */
@Schema(name = "IdentifiedSchool")
record IdentifiedSchoolView(
        UUID id,
        UUID identificationId,
        int schoolYear,
        OrganizationSummary organization,
        Category category,
        State state,
        Evidence evidence,
        @Nullable Dispute dispute,
        @Nullable Decision decision,
        long version,
        List<Action> allowedActions) {

    /** How far it is. */
    @Schema(name = "IdentifiedSchoolState")
    enum State {
        LISTED,
        DISPUTED,
        ANSWERED,
        INCLUDED,
        EXCLUDED
    }

    /** What the school says against it, and what was answered. */
    @Schema(name = "IdentifiedSchoolDispute")
    record Dispute(
            String text,

            @Nullable @Schema(description = "A file that shows it")
            UUID fileId,

            String disputedBy,
            Instant disputedAt,
            @Nullable String answer,

            @Nullable @Schema(description = "Whether the school is right; null: no answer yet")
            Boolean upheld,

            @Nullable @Schema(description = "Null also where the caller does not see the person")
            String answeredBy,

            @Nullable Instant answeredAt) {}

    /** What an order decided. */
    @Schema(name = "IdentifiedSchoolDecision")
    record Decision(
            String orderNumber,
            LocalDate orderDate,
            @Nullable String reason,

            @Nullable
            @Schema(description = "The participation it began; null: it takes part already, or is not included")
            UUID participationId,

            @Nullable @Schema(description = "Null where the caller does not see the person")
            String decidedBy,

            Instant decidedAt) {}

    /** What the caller may do. */
    @Schema(name = "IdentifiedSchoolAction")
    enum Action {
        dispute,
        answer,
        decide
    }
}
