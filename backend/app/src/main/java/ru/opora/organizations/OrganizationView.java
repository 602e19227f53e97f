package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation of the tree, as the caller may see it. */
@Schema(name = "Organization")
record OrganizationView(
        UUID id,
        @Schema(example = "МБОУ «Заречная СОШ № 2»") String name,
        @Nullable String shortName,
        OrganizationKind kind,
        @Nullable UUID parentId,

        @Schema(description = "IANA time zone; today and overdue are counted in it", example = "Asia/Vladivostok")
        String timeZone,

        @Schema(description = "How many organisations are directly below")
        int childCount,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "OrganizationAction")
    public enum Action {
        update,
        addChild,
        importRoadmap
    }
}
