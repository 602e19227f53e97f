package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A list of schools that was decided elsewhere. */
@Schema(name = "EngagementList")
record EngagementListView(
        UUID id,

        @Schema(description = "Whose list it is") OrganizationSummary organization,

        String name,
        String source,
        LocalDate decidedOn,

        @Schema(description = "Of the schools that the caller sees")
        long red,

        long yellow,
        long green,
        Instant createdAt,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "EngagementListAction")
    enum Action {
        delete
    }

    /** A list that is brought in. */
    @Schema(name = "EngagementListRequest")
    record Request(
            @Nullable UUID id,
            @NotNull UUID organizationId,

            @NotBlank @Size(max = 300) @Schema(example = "Красный список комитета на II полугодие")
            String name,

            @NotBlank @Size(max = 2000) @Schema(description = "What decided it", example = "Протокол № 3 от 12.02.2027")
            String source,

            @NotNull LocalDate decidedOn,

            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid Item> items) {

        static final int MOST = 10_000;
    }

    /** A school in it. */
    @Schema(name = "EngagementListItem")
    record Item(
            @NotNull UUID organizationId,

            @NotNull @Schema(description = "UNKNOWN is refused")
            EngagementLevel level,

            @Nullable @Size(min = 1, max = 1000) String note) {}
}
