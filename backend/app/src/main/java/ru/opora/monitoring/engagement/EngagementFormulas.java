package ru.opora.monitoring.engagement;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** Formulas of engagement: each is in force from when it is made until there is a newer one. */
@Service
class EngagementFormulas {

    private static final String SELECT = """
            SELECT f.id, f.number, f.name, f.source, f.definition, f.published_on, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM monitoring_engagement_formulas f LEFT JOIN organizations o ON o.id = f.organization_id WHERE\s""";

    private final DatabaseClient database;
    private final Organizations organizations;
    private final JsonMapper json;
    private final Clock clock;

    EngagementFormulas(DatabaseClient database, Organizations organizations, JsonMapper json, Clock clock) {
        this.database = database;
        this.organizations = organizations;
        this.json = json;
        this.clock = clock;
    }

    Mono<Page<EngagementFormulaView>> list(int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT + "true");
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (f.published_on, f.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY f.published_on DESC, f.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::view)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.publishedOn().toString(), row.id().toString())));
    }

    Mono<EngagementFormulaView> get(UUID id) {
        return Statement.of(SELECT + "f.id = :id")
                .bind("id", id)
                .on(database)
                .map(this::view)
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<EngagementFormulaView> create(Caller caller, EngagementFormulaView.Request request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        String fault = request.definition().fault();
        return organizations
                .permitted(caller, MonitoringPermission.FORMULAS, request.organizationId(), "/organizationId")
                .filter(place -> fault.isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(fault, "INVALID"))))
                .flatMap(place -> insert(id, request, caller.subject(), place.timeZone()))
                .then(Mono.defer(() -> get(id)));
    }

    private Mono<Void> insert(UUID id, EngagementFormulaView.Request request, String author, String zone) {
        return Statement.of("""
                        INSERT INTO monitoring_engagement_formulas (id, organization_id, number, name, source, definition, published_on, created_by)
                        SELECT :id, :organization, 1 + coalesce(max(f.number), 1), :name, :source, :definition, opora_today(:moment, :zone), :author
                        FROM monitoring_engagement_formulas f WHERE f.organization_id = :organization""")
                .bind("id", id)
                .bind("organization", request.organizationId())
                .bind("name", request.name().strip())
                .bind("source", request.source().strip())
                .bind("definition", Json.of(json.writeValueAsBytes(request.definition())))
                .bind("moment", clock.instant())
                .bind("zone", zone)
                .bind("author", author)
                .on(database)
                .then();
    }

    private EngagementFormulaView view(Readable row) {
        return new EngagementFormulaView(
                Rows.get(row, "id", UUID.class),
                row.get("organization_id", UUID.class) == null ? null : OrganizationSummary.read(row),
                Rows.get(row, "number", Integer.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "source", String.class),
                json.readValue(Rows.get(row, "definition", Json.class).asArray(), EngagementDefinition.class),
                Rows.get(row, "published_on", LocalDate.class));
    }
}
