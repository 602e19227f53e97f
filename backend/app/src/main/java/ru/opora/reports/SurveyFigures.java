package ru.opora.reports;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * How many answered in campaigns that came to an end in a period. Who was asked without a number expected is in no rate. A
 * campaign of a region is one campaign, in how many municipalities it may ask.
 */
@Component
class SurveyFigures implements FigureSource {

    private static final String CAMPAIGNS = "surveys.campaigns";
    private static final String EXPECTED = "surveys.expected";
    private static final String ANSWERED = "surveys.answered";
    private static final String RATE = "surveys.rate";

    /** Who was asked without a number of respondents makes no figure; what came in but was not counted yet does. */
    private static final String ANSWERS = """
            sum(least(p.expected, coalesce(a.count, 0) + (SELECT count(*) FROM surveys_uncounted u WHERE u.participant_id = p.id)))
            FILTER (WHERE p.expected > 0)""";

    /** A survey is of the month in which its last day was, also when it is closed on the day after. */
    private static final String ASKED = """
            FROM organizations d JOIN organizations o ON o.path <@ d.path
            JOIN surveys_participants p ON p.organization_id = o.id
            JOIN surveys_campaigns c ON c.id = p.campaign_id AND c.state <> 'DRAFT'
                AND least(c.closed_on, c.closes_on) BETWEEN :start AND :end
                AND (:everything OR c.programme_id = :programme)
            LEFT JOIN surveys_answered a ON a.participant_id = p.id""";

    private final DatabaseClient database;

    SurveyFigures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(CAMPAIGNS, Unit.COUNT),
                new Kind(EXPECTED, Unit.COUNT),
                new Kind(ANSWERED, Unit.COUNT),
                new Kind(RATE, Unit.SHARE));
    }

    @Override
    public Flux<Value> values(List<UUID> organizations, About about) {
        return about(Statement.of("""
                        SELECT d.id, array_agg(DISTINCT c.id) AS campaigns, sum(p.expected)::bigint AS expected,
                               %s::bigint AS answered
                        """.formatted(ANSWERS) + ASKED + " WHERE d.id = ANY(:ids) GROUP BY 1"), about)
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(SurveyFigures::values)
                .all()
                .concatMapIterable(all -> all);
    }

    private static List<Value> values(Readable row) {
        UUID id = Rows.get(row, "id", UUID.class);
        Long expected = row.get("expected", Long.class);
        Long answered = row.get("answered", Long.class);
        return List.of(
                Value.different(id, CAMPAIGNS, Rows.get(row, "campaigns", UUID[].class)),
                Value.count(id, EXPECTED, expected),
                Value.count(id, ANSWERED, answered),
                Value.share(id, RATE, answered, expected));
    }

    @Override
    public Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit) {
        return about(Statement.of("""
                        SELECT c.id || ' ' || o.id AS key, o.id AS organization_id, o.name AS organization_name, c.title AS text,
                               least(c.closed_on, c.closes_on) AS day, NULL::text AS state,
                               %s::float8 AS value, sum(p.expected)::float8 AS whole, c.id AS subject_id
                        """.formatted(ANSWERS) + ASKED + """
                         WHERE d.id = :id AND c.id || ' ' || o.id > :after
                        GROUP BY c.id, o.id, o.name ORDER BY key LIMIT :limit"""), about)
                .bind("id", organization)
                .bind("after", after)
                .bind("limit", limit)
                .on(database)
                .map(row -> FigureRow.read(row, FigureRow.Subject.CAMPAIGN))
                .all();
    }

    private static Statement about(Statement statement, About about) {
        return statement
                .bind("start", about.start())
                .bind("end", about.end())
                .bind("everything", about.programme() == null)
                .bindNullable("programme", about.programme(), UUID.class);
    }
}
