package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ru.opora.organizations.OrganizationSummary;

/** What a printed executor was said to mean at an organisation. */
@Schema(name = "RememberedExecutor")
record RememberedView(
        UUID id,

        @Schema(description = "In normal form", example = "имц")
        String token,

        List<ExecutorRule> rules,

        @Schema(description = "Organisations named one by one, as far as the caller sees them")
        List<OrganizationSummary> organizations,

        @Schema(description = "When it was first remembered")
        Instant createdAt,

        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "RememberedExecutorAction")
    enum Action {
        delete
    }
}
