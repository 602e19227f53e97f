package ru.opora.reports;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Schools in programmes: at the end of a period, and who came and went in it. A school in two programmes is one school. */
@Component
class ProgrammeFigures implements FigureSource {

    private static final String SCHOOLS = "participations.schools";
    private static final String ENTERED = "participations.entered";
    private static final String LEFT = "participations.left";

    private static final String IN = "p.entered_on <= :end AND (p.left_on IS NULL OR p.left_on > :end)";
    private static final String CAME = "p.entered_on BETWEEN :start AND :end";
    private static final String WENT = "p.left_on BETWEEN :start AND :end";

    private static final String TAKING_PART = """
            FROM organizations d JOIN organizations o ON o.path <@ d.path
            JOIN organizations_participations p ON p.organization_id = o.id AND (:everything OR p.programme_id = :programme)""";

    private final DatabaseClient database;

    ProgrammeFigures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(SCHOOLS, Unit.COUNT), new Kind(ENTERED, Unit.COUNT), new Kind(LEFT, Unit.COUNT));
    }

    @Override
    public Flux<Value> values(List<UUID> organizations, About about) {
        return about(
                        Statement.of("SELECT d.id, count(DISTINCT o.id) FILTER (WHERE " + IN
                                + ") AS schools, count(DISTINCT o.id) FILTER (WHERE " + CAME
                                + ") AS entered, count(DISTINCT o.id) FILTER (WHERE " + WENT + ") AS gone "
                                + TAKING_PART
                                + " WHERE d.id = ANY(:ids) GROUP BY 1"),
                        about)
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(ProgrammeFigures::values)
                .all()
                .concatMapIterable(all -> all);
    }

    private static List<Value> values(Readable row) {
        UUID id = Rows.get(row, "id", UUID.class);
        return List.of(
                Value.count(id, SCHOOLS, row.get("schools", Long.class)),
                Value.count(id, ENTERED, row.get("entered", Long.class)),
                Value.count(id, LEFT, row.get("gone", Long.class)));
    }

    @Override
    public Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit) {
        String which = code.equals(ENTERED) ? CAME : code.equals(LEFT) ? WENT : IN;
        return about(Statement.of("""
                        SELECT p.id::text AS key, o.id AS organization_id, o.name AS organization_name, g.name AS text,
                               CASE WHEN :entered THEN p.entered_on ELSE coalesce(p.left_on, p.entered_on) END AS day, NULL::text AS state, NULL::float8 AS value, NULL::float8 AS whole,
                               o.id AS subject_id
                        """ + TAKING_PART + """
                         JOIN organizations_programmes g ON g.id = p.programme_id
                        WHERE d.id = :id AND p.id::text > :after AND\s""" + which + " ORDER BY key LIMIT :limit"), about)
                .bind("id", organization)
                .bind("entered", code.equals(ENTERED))
                .bind("after", after)
                .bind("limit", limit)
                .bindNamed("end", about.end())
                .on(database)
                .map(row -> FigureRow.read(row, FigureRow.Subject.SCHOOL))
                .all();
    }

    private static Statement about(Statement statement, About about) {
        return statement
                .bindNamed("start", about.start())
                .bindNamed("end", about.end())
                .bind("everything", about.programme() == null)
                .bindNullable("programme", about.programme(), UUID.class);
    }
}
