package ru.opora.organizations.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A school in a programme. Not public: it is seen inside the caller's own subtrees only. */
@Schema(name = "Participation")
record ParticipationView(
        UUID id,
        ProgrammeSummary programme,
        OrganizationSummary organization,
        @Schema(example = "2026") int cohortYear,

        @Schema(description = "The grounds it was taken in on, as the programme words them")
        List<Ground> grounds,

        @Schema(description = "Number of the order that takes it in", example = "41-п")
        String orderNumber,

        LocalDate orderDate,
        LocalDate enteredOn,
        @Nullable LocalDate leftOn,
        @Nullable String leavingReason,
        ParticipationState state,
        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "ParticipationAction")
    public enum Action {
        update,
        leave,
        @JsonProperty("return")
        comeBack
    }
}
