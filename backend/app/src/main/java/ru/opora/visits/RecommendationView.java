package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What a school is to do after a visit. It is shown to the school once the visit is completed. */
@Schema(name = "Recommendation")
record RecommendationView(
        UUID id,
        UUID visitId,

        @Schema(description = "The school") OrganizationSummary organization,

        @Schema(description = "Of the visit") VisitRow.Visitor visitor,

        @Schema(example = "Провести открытый урок с разбором типичных ошибок")
        String text,

        LocalDate due,

        @Schema(
                description =
                        "Whether its day is over where the school is, and it is neither done nor withdrawn nor disputed")
        boolean overdue,

        RecommendationState state,

        @Nullable @Schema(description = "What the school says to it")
        String answer,

        @Nullable Instant answeredAt,

        @Nullable @Schema(description = "What was done; it stays when it was sent back")
        String done,

        @Nullable @Schema(description = "Null again when it was sent back")
        Instant doneAt,

        @Schema(description = "Of what was done") List<VisitView.Attached> files,

        @Nullable
        @Schema(description = "Of the last decision of who visits: it was sent back, stands, or was withdrawn")
        String remark,

        @Nullable Instant decidedAt,
        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "RecommendationAction")
    enum Action {
        /** Reword it, or give it another day. */
        update,
        accept,
        dispute,
        /** Say that it is done. */
        done,
        verify,
        /** What was done is not enough, or what is disputed stands. */
        sendBack,
        withdraw
    }
}
