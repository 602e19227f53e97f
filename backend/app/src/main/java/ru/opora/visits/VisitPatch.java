package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import ru.opora.platform.web.Patch;

/** What may be changed of a visit; a field left out stays as it is. Lists take the place of the former ones. */
@Schema(name = "VisitPatch")
record VisitPatch(
        @NotNull Patch<UUID> visitorId,
        @NotNull Patch<VisitKind> kind,
        @NotNull Patch<LocalDate> plannedOn,

        @Schema(type = "string", example = "10:30") Patch<LocalTime> plannedAt,

        @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> purpose,

        @Schema(description = "The list whose copy the visit takes; the answers to the former one are gone")
        Patch<UUID> checklistId,

        @NotNull @Size(max = 100) Patch<List<VisitView.@NotNull @Valid Answer>> answers,

        @Size(max = 20_000) Patch<String> findings,

        @NotNull @Size(max = 50) @Schema(description = "Ids of uploaded files of the school, in their order")
        Patch<List<@NotNull UUID>> files) {

    /** Whether it changes what was planned; what changes nothing does. */
    boolean plans() {
        return visitorId.isSent()
                || kind.isSent()
                || plannedOn.isSent()
                || plannedAt.isSent()
                || purpose.isSent()
                || checklistId.isSent()
                || !records();
    }

    /** Whether it writes what was found. */
    boolean records() {
        return answers.isSent() || findings.isSent() || files.isSent();
    }
}
