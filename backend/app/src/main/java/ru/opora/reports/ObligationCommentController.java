package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ObligationView.Action;

/** The thread under a report: read by all who see it, written by who owes it and who decides on it. */
@RestController
@RequestMapping(path = "/api/v1/report-obligations/{id}/comments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "report-obligations")
class ObligationCommentController {

    private final Obligations obligations;
    private final DatabaseClient database;

    ObligationCommentController(Obligations obligations, DatabaseClient database) {
        this.obligations = obligations;
        this.database = database;
    }

    @GetMapping
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "listReportComments", summary = "The words under a report, the oldest first")
    Mono<Page<ObligationCommentView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return obligations.find(caller, id).flatMap(found -> page(id, caller.subject(), limit, cursor));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "addReportComment", summary = "Say something about a report")
    Mono<ObligationCommentView> add(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ObligationCommentView.Request request) {
        UUID own = request.id() == null ? UUID.randomUUID() : request.id();
        String text = request.text().strip();
        return obligations
                .find(caller, id)
                .filter(found -> Obligations.actions(caller, found).contains(Action.comment))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(found -> insert(own, id, caller.subject(), text))
                .map(at -> new ObligationCommentView(own, caller.subject(), true, text, at));
    }

    private Mono<Page<ObligationCommentView>> page(UUID id, String subject, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT m.id, coalesce(p.name, m.author) AS author, m.author = :subject AS own, m.text, m.created_at
                        FROM reports_comments m LEFT JOIN organizations_people p ON p.subject = m.author
                        WHERE m.obligation_id = :id""").bind("id", id).bind("subject", subject);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (m.created_at, m.id) > (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY m.created_at, m.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new ObligationCommentView(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "author", String.class),
                        Rows.get(row, "own", Boolean.class),
                        Rows.get(row, "text", String.class),
                        Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    private Mono<Instant> insert(UUID own, UUID obligation, String author, String text) {
        return Statement.of("""
                        INSERT INTO reports_comments (id, obligation_id, author, text) VALUES (:id, :obligation, :author, :text)
                        RETURNING created_at""")
                .bind("id", own)
                .bind("obligation", obligation)
                .bind("author", author)
                .bind("text", text)
                .on(database)
                .map(row -> Rows.get(row, "created_at", Instant.class))
                .one();
    }
}
