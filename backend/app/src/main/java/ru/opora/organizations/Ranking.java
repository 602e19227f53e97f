package ru.opora.organizations;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;

/** The order of what a search found, and its pages: the likeliest first, then by the name that matched. */
final class Ranking {

    private static final Comparator<Found> ORDER = Comparator.comparingInt((Found one) -> -one.score())
            .thenComparing(one -> !one.exact())
            .thenComparing(Found::matched)
            .thenComparing(Found::id);

    private Ranking() {}

    /** What comes after the cursor, in order. */
    static List<Found> after(List<Found> found, @Nullable String cursor) {
        List<Found> ordered = found.stream().sorted(ORDER).toList();
        return Cursor.decode(cursor, 4)
                .map(Ranking::last)
                .map(last -> ordered.stream()
                        .filter(one -> ORDER.compare(one, last) > 0)
                        .toList())
                .orElse(ordered);
    }

    /** The next page of those that passed the filters too. */
    static Page<Found> page(List<Found> after, Set<UUID> passed, int limit) {
        List<Found> rows = after.stream()
                .filter(one -> passed.contains(one.id()))
                .limit(limit + 1L)
                .toList();
        return Page.of(
                rows,
                limit,
                one -> List.of(
                        String.valueOf(one.score()),
                        String.valueOf(one.exact()),
                        one.matched(),
                        one.id().toString()));
    }

    private static Found last(Cursor cursor) {
        return new Found(
                cursor.uuid(3),
                cursor.part(0, Integer::valueOf),
                cursor.part(1, Boolean::valueOf),
                false,
                cursor.part(2, text -> text));
    }
}
