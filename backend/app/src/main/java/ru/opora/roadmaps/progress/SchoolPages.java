package ru.opora.roadmaps.progress;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of statements about schools one by one: a table «page» with the next schools that execute a roadmap, by
 * name. Executors are found by jumping from one to the next in the index, however many assignments each has.
 */
final class SchoolPages {

    private SchoolPages() {}

    /** Names :about, :limit, and what the parts asked for name: :text, :afterSort and :afterTie. */
    static String with(Sight sight, @Nullable String text, boolean after) {
        return """
                WITH RECURSIVE executors AS (
                    (SELECT a.organization_id AS id FROM roadmaps_assignments a
                     WHERE a.roadmap_id = :about ORDER BY a.organization_id LIMIT 1)
                    UNION ALL
                    SELECT (SELECT a.organization_id FROM roadmaps_assignments a
                            WHERE a.roadmap_id = :about AND a.organization_id > e.id ORDER BY a.organization_id LIMIT 1)
                    FROM executors e WHERE e.id IS NOT NULL
                ), page AS (
                    SELECT o.id, o.name, o.kind, o.parent_id FROM executors e JOIN %s o ON o.id = e.id
                    WHERE o.kind = 'SCHOOL' AND %s%s%s
                    ORDER BY o.name, o.id LIMIT :limit
                )""".formatted(
                        sight.executorsTable(),
                        sight.executors("o.path"),
                        text == null ? "" : " AND lower(o.name) LIKE :text",
                        after ? " AND (o.name, o.id) > (:afterSort, :afterTie::uuid)" : "");
    }
}
