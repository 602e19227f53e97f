package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A rule of identification. */
@Schema(name = "IdentificationRule")
record RuleView(
        UUID id,

        @Schema(description = "Whose assessments it looks at")
        OrganizationSummary organization,

        @Nullable @Schema(description = "Given when it is published; null in a draft")
        Integer number,

        String name,

        @Schema(description = "Where it comes from, in words")
        String source,

        RuleDefinition definition,
        @Nullable LocalDate publishedOn,
        Instant createdAt,
        long version,
        List<Action> allowedActions) {

    /** As problems name it. */
    enum State {
        PUBLISHED
    }

    /** What the caller may do with it. */
    @Schema(name = "IdentificationRuleAction")
    enum Action {
        update,
        publish,
        /** Find schools by it. */
        run
    }
}
