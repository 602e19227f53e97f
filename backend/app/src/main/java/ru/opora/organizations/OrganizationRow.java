package ru.opora.organizations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation as read, with its place in the tree. */
record OrganizationRow(
        UUID id,
        @Nullable UUID parentId,
        String path,
        OrganizationKind kind,
        String name,
        @Nullable String shortName,
        String timeZone,
        int childCount,
        long version,
        Instant updatedAt) {}
