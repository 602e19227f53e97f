package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A programme that schools take part in. */
@Schema(name = "Programme")
record ProgrammeView(
        UUID id,

        @Schema(description = "Who keeps it here; all below it see it")
        OrganizationSummary organization,

        ProgrammeKind kind,
        @Schema(example = "Адресная поддержка школ") String name,
        @Nullable @Schema(example = "500+") String shortName,

        @Schema(description = "The grounds a school can be taken in on")
        List<Ground> grounds,

        @Schema(description = "The years in which schools are taken in", example = "[2026, 2027]")
        List<Integer> cohortYears,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "ProgrammeAction")
    public enum Action {
        update,
        delete,
        addParticipation
    }
}
