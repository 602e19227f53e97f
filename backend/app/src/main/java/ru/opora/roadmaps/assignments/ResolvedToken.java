package ru.opora.roadmaps.assignments;

import java.util.List;
import java.util.UUID;

/**
 * A printed token and what it means.
 *
 * @param meaning empty unless it is settled
 * @param candidates what a person may choose from, where it is not
 * @param named organisations that are called much like it
 */
record ResolvedToken(
        String token,
        ExecutorStatus status,
        ExecutorOrigin origin,
        ExecutorMeaning meaning,
        List<ExecutorRule> candidates,
        List<UUID> named) {

    static final ExecutorMeaning NOTHING = new ExecutorMeaning(List.of(), List.of());

    static ResolvedToken settled(String token, ExecutorOrigin origin, ExecutorMeaning meaning) {
        return new ResolvedToken(token, ExecutorStatus.RESOLVED, origin, meaning, List.of(), List.of());
    }

    static ResolvedToken open(String token, List<ExecutorRule> candidates, List<UUID> named) {
        boolean nothing = candidates.isEmpty() && named.isEmpty();
        return new ResolvedToken(
                token,
                nothing ? ExecutorStatus.UNRESOLVED : ExecutorStatus.AMBIGUOUS,
                ExecutorOrigin.NONE,
                NOTHING,
                candidates,
                named);
    }

    boolean resolved() {
        return status == ExecutorStatus.RESOLVED;
    }
}
