package ru.opora.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Makes events of changes, whoever made them and however. Rooms add beans; each change is given once, in the order of the
 * record, and what is made of it is kept together with the place reached.
 */
public interface WebhookSource {

    /**
     * A change as the record of changes has it.
     *
     * @param position its place in the order of all changes
     * @param path where its organisation stood
     * @param before old values of the columns that changed, or of all when deleted
     * @param after new values of the columns that changed, or of all when created
     */
    record Change(
            long position,
            Instant at,
            String action,
            String entity,
            UUID entityId,
            UUID organizationId,
            String path,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {

        /** Whether the column has this value now and had not before. */
        public boolean became(String column, Object value) {
            return value.equals(after.get(column)) && !value.equals(before.get(column));
        }
    }

    /**
     * What is told of a change.
     *
     * @param type the code of one of {@link #types()}
     * @param address where the record is to be read, like {@code /api/v1/monitoring-rounds/…}
     * @param more beside the ids of the record and of its organisation: ids and states, nothing that a right hides
     */
    record Happened(Change change, String type, String address, Map<String, Object> more) {

        public Happened {
            more = Map.copyOf(more);
        }
    }

    /** The words these kinds of records have in the record of changes. */
    Set<String> entities();

    List<WebhookEventType> types();

    /** What happened, made of many changes by one look-up for all; of most nothing. */
    Flux<Happened> of(List<Change> changes);

    /**
     * Of records whose column {@code state} tells everything.
     *
     * @param collection where one is read: this and its id, like {@code /api/v1/roadmaps}
     * @param types what is told when the state becomes one of these
     */
    static WebhookSource states(String entity, String collection, String permission, Map<String, String> types) {
        return new WebhookSource() {
            @Override
            public Set<String> entities() {
                return Set.of(entity);
            }

            @Override
            public List<WebhookEventType> types() {
                return types.values().stream()
                        .map(code -> new WebhookEventType(code, permission))
                        .toList();
            }

            @Override
            public Flux<Happened> of(List<Change> changes) {
                return Flux.fromIterable(changes)
                        .concatMapIterable(change -> types.keySet().stream()
                                .filter(state -> change.became("state", state))
                                .map(state -> new Happened(
                                        change,
                                        types.getOrDefault(state, ""),
                                        collection + "/" + change.entityId(),
                                        Map.of("state", state)))
                                .toList());
            }
        };
    }
}
