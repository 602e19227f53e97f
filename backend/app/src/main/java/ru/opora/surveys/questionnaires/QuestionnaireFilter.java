package ru.opora.surveys.questionnaires;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.questionnaires.QuestionnaireView.Owner;
import ru.opora.surveys.questionnaires.QuestionnaireView.State;
import ru.opora.surveys.questionnaires.QuestionnaireView.Summary;

/** What a list of questionnaires is narrowed to, and its order; null means everything. */
record QuestionnaireFilter(
        @Nullable String text,
        @Nullable State state,
        @Nullable Owner whose,
        @Nullable Instant updatedSince,
        Sort sort) {

    /** The orders a list can be read in; each is unique together with the id. */
    enum Sort {
        TITLE("q.title", "ASC", ">", Summary::title, text -> text),
        NEWEST("q.updated_at", "DESC", "<", row -> row.updatedAt().toString(), Instant::parse);

        private static final Map<String, Sort> BY_NAME = Map.of("", TITLE, "title", TITLE, "-updatedAt", NEWEST);

        private final String column;
        private final String direction;
        private final String next;
        private final Function<Summary, String> key;
        private final Function<String, Object> read;

        Sort(
                String column,
                String direction,
                String next,
                Function<Summary, String> key,
                Function<String, Object> read) {
            this.column = column;
            this.direction = direction;
            this.next = next;
            this.key = key;
            this.read = read;
        }

        static Sort of(@Nullable String name) {
            Sort known = BY_NAME.get(name == null ? "" : name);
            if (known == null) {
                throw ProblemException.badParameter("sort", "UNKNOWN_SORT");
            }
            return known;
        }

        /** Where a row stands in this order. */
        List<String> key(Summary row) {
            return List.of(key.apply(row), row.id().toString());
        }
    }

    /** Adds the conditions, the place after a row and the order. */
    Statement narrow(Statement statement, Caller caller, @Nullable String cursor) {
        statement
                .and(
                        "(lower(q.title) LIKE :text OR lower(q.title_en) LIKE :text OR lower(q.code) LIKE :text)",
                        "text",
                        Patterns.containing(text))
                .and("q.updated_at >= :updatedSince", "updatedSince", updatedSince);
        if (state != null) {
            statement.append(
                    switch (state) {
                        case SOUND -> "AND q.sound";
                        case UNSOUND -> "AND NOT q.sound";
                        case FROZEN ->
                            "AND EXISTS (SELECT 1 FROM surveys_questionnaire_versions f WHERE f.questionnaire_id = q.id)";
                    });
        }
        if (whose != null) {
            statement
                    .append(whose == Owner.OWN ? "AND o.path <@ :own::ltree[]" : "AND NOT o.path <@ :own::ltree[]")
                    .bind("own", caller.scope(SurveyPermission.WRITE));
        }
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (" + sort.column + ", q.id) " + sort.next + " (:afterKey, :afterId)")
                        .bind("afterKey", after.part(0, sort.read))
                        .bind("afterId", after.uuid(1)));
        return statement.append("ORDER BY " + sort.column + " " + sort.direction + ", q.id " + sort.direction);
    }
}
