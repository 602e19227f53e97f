package ru.opora.roadmaps.assignments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Statement;

/**
 * What of a roadmap is generated.
 *
 * @param organizations only what these have to do; null: everybody
 * @param row only this row of the plan, by whoever executes it already; null: all rows
 */
record GenerationPart(
        UUID @Nullable [] organizations, @Nullable UUID row) {

    static final GenerationPart ALL = new GenerationPart(null, null);

    static GenerationPart of(UUID @Nullable [] organizations) {
        return new GenerationPart(organizations, null);
    }

    static GenerationPart of(UUID row) {
        return new GenerationPart(null, row);
    }

    /** A statement that leaves two places for conditions, on tables known by these aliases. */
    Statement of(String sql, String first, String second) {
        Statement statement = Statement.of(sql.formatted(condition(first), condition(second)));
        if (organizations != null) {
            statement.bind("only", organizations);
        }
        return row == null ? statement : statement.bind("row", row);
    }

    private String condition(String alias) {
        return (organizations == null ? "" : " AND " + alias + ".organization_id = ANY (:only)")
                + (row == null ? "" : " AND " + alias + ".activity_id = :row");
    }
}
