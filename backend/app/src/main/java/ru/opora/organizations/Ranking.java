package ru.opora.organizations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;

/** The pages of what a search found. */
final class Ranking {

    private static final int GROWTH = 4;

    private Ranking() {}

    /** The last one of the page before; null for the first page. */
    static @Nullable Found last(@Nullable String cursor) {
        return Cursor.decode(cursor, 4).map(Ranking::found).orElse(null);
    }

    /** In pieces of so many at first, and of ever more. */
    static List<List<Found>> slices(List<Found> found, int first) {
        List<List<Found>> slices = new ArrayList<>();
        int size = first;
        int from = 0;
        while (from < found.size()) {
            int to = Math.min(found.size(), from + size);
            slices.add(found.subList(from, to));
            from = to;
            size *= GROWTH;
        }
        return slices;
    }

    /** The next page of those that passed the filters too. */
    static Page<Found> page(List<Found> found, Set<UUID> passed, int limit) {
        List<Found> rows = found.stream()
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

    private static Found found(Cursor cursor) {
        return new Found(
                cursor.uuid(3),
                cursor.part(0, Integer::valueOf),
                cursor.part(1, Boolean::valueOf),
                false,
                cursor.part(2, text -> text));
    }
}
