package ru.opora.notifications;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell people.
 *
 * @param people ids of those who are told
 * @param kind the code of a {@link NotificationKind}
 * @param entity the kind of the record it is about, as in the API, in the singular
 * @param organization where that record belongs
 * @param params what its words are filled in with; days as 2027-01-14
 */
public record Notice(
        List<UUID> people,
        String kind,
        String entity,
        String entityId,
        @Nullable UUID organization,
        Map<String, String> params) {

    public Notice {
        people = List.copyOf(people);
        params = Map.copyOf(params);
    }
}
