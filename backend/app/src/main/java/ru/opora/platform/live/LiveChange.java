package ru.opora.platform.live;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as the record of changes has it, without its contents.
 *
 * @param position its place in the order of all changes
 * @param path where its organisation stood; null when it belongs to none
 */
public record LiveChange(
        long position,
        Instant at,
        String action,
        String entity,
        @Nullable String entityId,
        @Nullable UUID organizationId,
        @Nullable String path) {}
