package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;

/**
 * What a list of checkpoints may be narrowed by; null means everything.
 *
 * @param documents only of rows that ask for a document: a file or a link
 */
record CheckpointFilter(
        @Nullable UUID roadmap,
        @Nullable UUID organization,
        @Nullable UUID within,
        @Nullable UUID section,
        @Nullable UUID activity,
        @Nullable OrganizationKind kind,
        @Nullable CheckpointState state,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable String text,
        boolean mine,
        boolean documents,
        @Nullable Given person,
        @Nullable Instant updatedSince) {

    /** To whom of its people the executor gave a task. */
    @Schema(name = "CheckpointGiven", description = "ME: to the caller; NONE: to nobody in particular")
    enum Given {
        ME,
        NONE
    }

    /** What a person looks for first; each by the executor's own calendar. */
    @Schema(
            name = "CheckpointViewName",
            description =
                    "Without a roadmap that was asked for, all but ALL leave out what is left over in closed ones. "
                            + "TODAY: open and due today; WEEK: open and due within seven days; OVERDUE: open and past due; "
                            + "RETURNED: to be done again; TO_ACCEPT: reports the caller decides on; ALL: everything")
    enum View {
        TODAY,
        WEEK,
        OVERDUE,
        RETURNED,
        TO_ACCEPT,
        ALL
    }
}
