package ru.opora.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Makes notifications of changes, whoever made them and however. Rooms add beans; each change is given once, in order,
 * and what is told is kept together with the place reached.
 */
public interface NotificationSource {

    /**
     * A change as the record of changes has it.
     *
     * @param actor the subject of whoever made it; null for the system
     * @param before old values of the columns that changed, or of all when deleted
     * @param after new values of the columns that changed, or of all when created
     */
    record Change(
            Instant at,
            @Nullable String actor,
            String action,
            String entity,
            String entityId,
            @Nullable UUID organizationId,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {

        /** Whether the column has this value now and had not before. */
        public boolean became(String column, String value) {
            return value.equals(after.get(column)) && !value.equals(before.get(column));
        }
    }

    /** The words these kinds of records have in the record of changes. */
    Set<String> entities();

    /** What to tell of it; empty for nothing. */
    Flux<Notice> of(Change change);
}
