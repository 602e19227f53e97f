package ru.opora.organizations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation as read, with its place in the tree. */
record OrganizationRow(
        UUID id,
        @Nullable UUID parentId,
        @Nullable String parentName,
        String path,
        OrganizationKind kind,
        String name,
        @Nullable String shortName,
        String timeZone,
        OrganizationState state,
        @Nullable LocalDate closedOn,
        @Nullable UUID successorId,
        @Nullable String inn,
        @Nullable String ogrn,
        @Nullable String registryCode,
        @Nullable Locality locality,
        Contacts contacts,
        int childCount,
        long version,
        Instant updatedAt) {

    /** The path of what is above; empty at the top. */
    String parentPath() {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
