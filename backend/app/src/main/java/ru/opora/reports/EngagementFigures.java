package ru.opora.reports;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** On which list schools are by their engagement in the last month of a period; where it was not computed there is no figure. */
@Component
class EngagementFigures implements FigureSource {

    private static final String RED = "engagement.red";
    private static final String YELLOW = "engagement.yellow";
    private static final String GREEN = "engagement.green";
    private static final String UNKNOWN = "engagement.unknown";

    /** Schools that were there on the day of their figure, wherever they are today. */
    private static final String ENGAGED = """
            FROM organizations d JOIN organizations_versions o ON o.path <@ d.path AND o.kind = 'SCHOOL' AND o.state = 'ACTIVE'
            JOIN monitoring_engagement e ON e.organization_id = o.organization_id AND e.month = date_trunc('month', :end::date)::date
                AND o.valid_from <= e.day AND (o.valid_to IS NULL OR o.valid_to >= e.day)""";

    private final DatabaseClient database;

    EngagementFigures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(RED, Unit.COUNT),
                new Kind(YELLOW, Unit.COUNT),
                new Kind(GREEN, Unit.COUNT),
                new Kind(UNKNOWN, Unit.COUNT));
    }

    @Override
    public Flux<Value> values(List<UUID> organizations, About about) {
        return Statement.of("""
                        SELECT d.id, count(*) FILTER (WHERE e.level = 'RED') AS red, count(*) FILTER (WHERE e.level = 'YELLOW') AS yellow,
                               count(*) FILTER (WHERE e.level = 'GREEN') AS green, count(*) FILTER (WHERE e.level = 'UNKNOWN') AS unknown
                        %s WHERE d.id = ANY(:ids) GROUP BY 1""".formatted(ENGAGED))
                .bind("end", about.end())
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(EngagementFigures::values)
                .all()
                .concatMapIterable(all -> all);
    }

    private static List<Value> values(Readable row) {
        UUID id = Rows.get(row, "id", UUID.class);
        return List.of(
                Value.count(id, RED, row.get("red", Long.class)),
                Value.count(id, YELLOW, row.get("yellow", Long.class)),
                Value.count(id, GREEN, row.get("green", Long.class)),
                Value.count(id, UNKNOWN, row.get("unknown", Long.class)));
    }

    @Override
    public Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit) {
        return Statement.of("""
                        SELECT e.organization_id::text AS key, e.organization_id, o.name AS organization_name, o.name AS text, e.day, e.level AS state,
                               floor(e.score * 10 + 1e-6) / 10 AS value, NULL::float8 AS whole, e.organization_id AS subject_id
                        %s WHERE d.id = :id AND e.level = :level AND e.organization_id::text > :after
                        ORDER BY key LIMIT :limit""".formatted(ENGAGED))
                .bind("end", about.end())
                .bind("id", organization)
                .bind("level", code.substring(code.indexOf('.') + 1).toUpperCase(java.util.Locale.ROOT))
                .bind("after", after)
                .bind("limit", limit)
                .on(database)
                .map(row -> FigureRow.read(row, FigureRow.Subject.SCHOOL))
                .all();
    }
}
