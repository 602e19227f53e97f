package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation of the tree, as the caller may see it. */
@Schema(name = "Organization")
public record OrganizationView(
        UUID id,
        @Schema(example = "МБОУ «Заречная СОШ № 2»") String name,
        @Nullable String shortName,
        OrganizationKind kind,
        @Nullable UUID parentId,

        @Nullable @Schema(description = "What the parent is called; null at the top", example = "Озёрский район")
        String parentName,

        @Schema(description = "IANA time zone; today and overdue are counted in it", example = "Asia/Vladivostok")
        String timeZone,

        OrganizationState state,

        @Nullable @Schema(description = "The first day on which it did not work any more")
        LocalDate closedOn,

        @Nullable @Schema(description = "Who goes on with what it did, when it was merged")
        UUID successorId,

        @Nullable @Schema(example = "7800000002") String inn,
        @Nullable @Schema(example = "1027800000007") String ogrn,

        @Nullable @Schema(description = "Its code in the region's own register", example = "12-0345")
        String registryCode,

        @Nullable Locality locality,
        Contacts contacts,

        @Schema(description = "How many organisations are directly below and seen by the caller")
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
        rename,
        move,
        merge,
        close,
        importOrganizations,
        importRoadmap
    }
}
