package ru.opora.monitoring.engagement;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.engagement.EngagementListView.Action;
import ru.opora.monitoring.engagement.EngagementListView.Item;
import ru.opora.monitoring.engagement.EngagementListView.Request;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;

/** Lists that were decided elsewhere: they stand beside the figures and change none. */
@Service
class EngagementLists {

    private static final String SELECT = """
            SELECT l.id, l.name, l.source, l.decided_on, l.created_at, o.path::text AS path, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id, n.red, n.yellow, n.green
            FROM monitoring_engagement_lists l JOIN organizations o ON o.id = l.organization_id
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE s.level = 'RED') AS red, count(*) FILTER (WHERE s.level = 'YELLOW') AS yellow,
                       count(*) FILTER (WHERE s.level = 'GREEN') AS green
                FROM monitoring_engagement_list_schools s WHERE s.list_id = l.id) n
            WHERE\s""";

    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final DatabaseClient database;
    private final Organizations organizations;
    private final SourceReader reader = new SourceReader(SourceSize.LIST);

    EngagementLists(DatabaseClient database, Organizations organizations) {
        this.database = database;
        this.organizations = organizations;
    }

    Mono<Page<EngagementListView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT + "true");
        return Newest.after(cursor, statement, "l", limit)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, EngagementListView::createdAt, EngagementListView::id));
    }

    Mono<EngagementListView> get(Caller caller, UUID id) {
        return Statement.of(SELECT + "l.id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** What a file says: nothing is stored. */
    Mono<EngagementFile.Rows> read(Flux<PartEvent> parts) {
        return Upload.of(parts, MOST_BYTES)
                .publishOn(Schedulers.boundedElastic())
                .map(file -> EngagementFile.of(reader.read(file.fileName(), file.content())))
                .onErrorMap(SourceRefused.class, Refusals::problem);
    }

    @Transactional
    Mono<EngagementListView> create(Caller caller, Request request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .permitted(caller, MonitoringPermission.MANAGE, request.organizationId(), "/organizationId")
                .delayUntil(place -> known(place, request.items()))
                .flatMap(place -> insert(id, request, caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id) {
        return get(caller, id)
                .filter(found -> found.allowedActions().contains(Action.delete))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(found -> Statement.of("DELETE FROM monitoring_engagement_lists WHERE id = :id")
                        .bind("id", id)
                        .on(database)
                        .then());
    }

    /** Each is a school at or below the place, and is named once. */
    private Mono<Void> known(Place place, List<Item> items) {
        return Statement.of("""
                        SELECT o.id FROM organizations o
                        WHERE o.id = ANY(:ids) AND o.kind = 'SCHOOL' AND o.path <@ :path::ltree""")
                .bind("ids", items.stream().map(Item::organizationId).toArray(UUID[]::new))
                .bind("path", place.path())
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collect(HashSet<UUID>::new, Set::add)
                .doOnNext(found -> check(found, items))
                .then();
    }

    private static void check(Set<UUID> schools, List<Item> items) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!schools.contains(item.organizationId())) {
                throw ProblemException.invalid(FieldError.of("/items/" + i + "/organizationId", "NOT_FOUND"));
            }
            if (!seen.add(item.organizationId())) {
                throw ProblemException.invalid(FieldError.of("/items/" + i + "/organizationId", "REPEATED"));
            }
            if (item.level() == EngagementLevel.UNKNOWN) {
                throw ProblemException.invalid(FieldError.of("/items/" + i + "/level", "INVALID"));
            }
        }
    }

    private Mono<Void> insert(UUID id, Request request, String author) {
        List<Item> items = request.items();
        return Statement.of("""
                        WITH made AS (
                            INSERT INTO monitoring_engagement_lists (id, organization_id, name, source, decided_on, created_by)
                            VALUES (:id, :organization, :name, :source, :decided, :author) RETURNING id)
                        INSERT INTO monitoring_engagement_list_schools (list_id, organization_id, level, note)
                        SELECT m.id, g.school, g.level, nullif(btrim(g.note), '')
                        FROM made m CROSS JOIN unnest(:schools::uuid[], :levels::text[], :notes::text[]) AS g (school, level, note)""")
                .bind("id", id)
                .bind("organization", request.organizationId())
                .bind("name", request.name().strip())
                .bind("source", request.source().strip())
                .bind("decided", request.decidedOn())
                .bind("author", author)
                .bind("schools", items.stream().map(Item::organizationId).toArray(UUID[]::new))
                .bind("levels", items.stream().map(item -> item.level().name()).toArray(String[]::new))
                .bind(
                        "notes",
                        items.stream()
                                .map(item -> item.note() == null ? "" : item.note())
                                .toArray(String[]::new))
                .on(database)
                .then();
    }

    private static EngagementListView view(Readable row, Caller caller) {
        return new EngagementListView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "name", String.class),
                Rows.get(row, "source", String.class),
                Rows.get(row, "decided_on", LocalDate.class),
                Rows.get(row, "red", Long.class),
                Rows.get(row, "yellow", Long.class),
                Rows.get(row, "green", Long.class),
                Rows.get(row, "created_at", Instant.class),
                caller.may(MonitoringPermission.MANAGE, Rows.get(row, "path", String.class))
                        ? List.of(Action.delete)
                        : List.of());
    }
}
