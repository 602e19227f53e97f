package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.web.Patch;

/** A list of what is looked at in visits. */
@Schema(name = "VisitChecklist")
record ChecklistView(
        UUID id,

        @Schema(description = "Used for visits to it and below it")
        OrganizationSummary organization,

        @Schema(example = "Посещение урока") String name,

        @Schema(example = "[\"Цель урока названа ученикам\"]")
        List<String> items,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "VisitChecklistAction")
    enum Action {
        update,
        delete
    }

    /** A new list. */
    @Schema(name = "VisitChecklistRequest")
    record Request(
            @Nullable @Schema(description = "May be made by the caller")
            UUID id,

            @NotNull UUID organizationId,

            @NotBlank @Size(max = 300) @Schema(example = "Посещение урока")
            String name,

            @NotNull @Size(min = 1, max = 100) @Schema(example = "[\"Цель урока названа ученикам\"]")
            List<@NotBlank @Size(max = 500) String> items) {}

    /** What may be changed of it; visits keep their copies. */
    @Schema(name = "VisitChecklistPatch")
    record Change(
            @NotNull @Size(min = 1, max = 300) @Pattern(regexp = "(?s).*\\S.*")
            Patch<String> name,

            @NotNull @Size(min = 1, max = 100) Patch<List<@NotBlank @Size(max = 500) String>> items) {}
}
