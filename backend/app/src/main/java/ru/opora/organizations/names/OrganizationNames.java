package ru.opora.organizations.names;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of all organisations in normal form, kept beside them: search compares with these. Their words are kept once
 * each by a trigger.
 */
@Service
public class OrganizationNames {

    private static final int AT_ONCE = 2000;

    /** Names, short names and aliases whose forms are missing, are another text's or were made by other rules. */
    private static final String STALE = """
            SELECT o.id FROM organizations o WHERE EXISTS (
                SELECT 1 FROM (SELECT 'NAME' AS source, o.name AS text UNION ALL SELECT 'SHORT_NAME', o.short_name
                    UNION ALL SELECT 'ALIAS', a.text FROM organizations_aliases a WHERE a.organization_id = o.id) w
                WHERE w.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organizations_names n
                    WHERE n.organization_id = o.id AND n.source = w.source AND n.text = w.text AND n.rules = :rules))
            ORDER BY o.id LIMIT :most""";

    private static final String TEXTS = """
            SELECT o.id, 'NAME' AS source, o.name AS text FROM organizations o WHERE o.id = ANY(:ids)
            UNION ALL SELECT o.id, 'SHORT_NAME', o.short_name FROM organizations o WHERE o.id = ANY(:ids) AND o.short_name IS NOT NULL
            UNION ALL SELECT a.organization_id, 'ALIAS', a.text FROM organizations_aliases a WHERE a.organization_id = ANY(:ids)""";

    private static final String INSERT = """
            INSERT INTO organizations_names (organization_id, source, text, words, numbers, types, rules)
            SELECT organization_id, source, text, words, numbers, types, :rules
            FROM jsonb_to_recordset(:rows::jsonb)
                AS r(organization_id uuid, source text, text text, words text, numbers text[], types text[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    OrganizationNames(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a search may be narrowed by; null means everything. */
    public record Narrowing(@Nullable String kind, @Nullable UUID within, boolean closed) {}

    /**
     * An organisation that may be meant.
     *
     * @param score how alike, up to 1000
     * @param exact whether the name differs in spelling only
     * @param alias whether it was found by another name than today's
     * @param matched the name by which it was found
     */
    public record Found(UUID id, int score, boolean exact, boolean alias, String matched) {}

    private record Text(UUID id, String source, String text) {}

    /** Makes the forms of these organisations' names anew, after one of them changed. */
    public Mono<Void> renew(List<UUID> ids) {
        UUID[] these = ids.toArray(UUID[]::new);
        return Statement.of("DELETE FROM organizations_names WHERE organization_id = ANY(:ids)")
                .bind("ids", these)
                .on(database)
                .then()
                .thenMany(Statement.of(TEXTS)
                        .bind("ids", these)
                        .on(database)
                        .map(OrganizationNames::text)
                        .all())
                .collectList()
                .filter(texts -> !texts.isEmpty())
                .flatMap(this::insert);
    }

    /** Makes all forms that are missing or old, some thousand organisations a step. Gives how many organisations there were. */
    public Mono<Long> renewStale() {
        return step().expand(done -> done < AT_ONCE ? Mono.empty() : step()).reduce(0L, Long::sum);
    }

    /** Takes away the words that no name has any more. Gives how many there were. */
    public Mono<Long> forgetWords() {
        return Statement.of("SELECT organizations_words_forget() AS forgotten")
                .on(database)
                .map(row -> Rows.get(row, "forgotten", Long.class))
                .one();
    }

    /** The organisations the name may mean, the likeliest first, among what the connection's caller sees. */
    public Flux<Found> search(NameForm form, Narrowing narrowing, int most) {
        return search(form, narrowing, most, null, most);
    }

    /**
     * A part of them.
     *
     * @param most how many there are at most
     * @param after the last one that is known already
     * @param take how many of those that come after it are wanted
     */
    public Flux<Found> search(NameForm form, Narrowing narrowing, int most, @Nullable Found after, int take) {
        if (form.isEmpty()) {
            return Flux.empty();
        }
        Statement statement = Statement.of("""
                        SELECT organization_id, score, exact, source, matched
                        FROM organizations_search(:words, :numbers, :types, :kind, :within, :closed, :most)""")
                .bind("words", form.byLength().toArray(String[]::new))
                .bind("numbers", form.numbers().toArray(String[]::new))
                .bind("types", form.types().toArray(String[]::new))
                .bindNullable("kind", narrowing.kind(), String.class)
                .bindNullable("within", narrowing.within(), UUID.class)
                .bind("closed", narrowing.closed())
                .bind("most", most);
        if (after != null) {
            statement
                    .append(
                            "WHERE (-score, NOT exact, matched COLLATE \"C\", organization_id) > (:below, :inexact, :matched, :id)")
                    .bind("below", -after.score())
                    .bind("inexact", !after.exact())
                    .bind("matched", after.matched())
                    .bind("id", after.id());
        }
        return statement
                .append("ORDER BY score DESC, exact DESC, matched COLLATE \"C\", organization_id LIMIT :take")
                .bind("take", take)
                .on(database)
                .map(OrganizationNames::found)
                .all();
    }

    private Mono<Long> step() {
        return Statement.of(STALE)
                .bind("rules", NameForm.RULES)
                .bind("most", AT_ONCE)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .flatMap(ids -> ids.isEmpty() ? Mono.just(0L) : renew(ids).thenReturn((long) ids.size()));
    }

    private Mono<Void> insert(List<Text> texts) {
        return Statement.of(INSERT)
                .bind("rules", NameForm.RULES)
                .bind(
                        "rows",
                        Json.of(json.writeValueAsBytes(
                                texts.stream().map(OrganizationNames::row).toList())))
                .on(database)
                .then();
    }

    private static Map<String, Object> row(Text text) {
        NameForm form = NameForm.of(text.text());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("organization_id", text.id());
        row.put("source", text.source());
        row.put("text", text.text());
        row.put("words", form.text());
        row.put("numbers", form.numbers());
        row.put("types", form.types());
        return row;
    }

    private static Text text(Readable row) {
        return new Text(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "source", String.class),
                Rows.get(row, "text", String.class));
    }

    private static Found found(Readable row) {
        return new Found(
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "score", Integer.class),
                Rows.get(row, "exact", Boolean.class),
                "ALIAS".equals(row.get("source", String.class)),
                Rows.get(row, "matched", String.class));
    }
}
