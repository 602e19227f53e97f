package ru.opora.roadmaps.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Checkpoints: read inside the caller's scope, reported on by their executors, decided on by those above. */
@Service
class Checkpoints {

    private final CheckpointQueries queries;
    private final ReportQueries reports;
    private final Reporting reporting;
    private final CheckpointMapper mapper;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Checkpoints(
            CheckpointQueries queries,
            ReportQueries reports,
            Reporting reporting,
            CheckpointMapper mapper,
            TransactionalOperator transaction,
            Clock clock) {
        this.queries = queries;
        this.reports = reports;
        this.reporting = reporting;
        this.mapper = mapper;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Page<CheckpointSummary>> list(
            Caller caller,
            CheckpointFilter.View view,
            CheckpointFilter filter,
            @Nullable String sort,
            int limit,
            @Nullable String cursor) {
        boolean newestFirst = newestFirst(sort);
        return queries.looking(caller, now(), filter)
                .flatMap(looking -> queries.list(looking, view, filter, newestFirst, limit, cursor))
                .map(page -> page.map(row -> mapper.summary(row, caller)));
    }

    private static boolean newestFirst(@Nullable String sort) {
        if (sort == null || sort.isEmpty() || sort.equals("due")) {
            return false;
        }
        if (sort.equals("-due")) {
            return true;
        }
        throw ProblemException.badParameter("sort", "UNKNOWN_SORT");
    }

    Mono<CheckpointCounts> counts(Caller caller, CheckpointFilter filter) {
        return queries.looking(caller, now(), filter)
                .flatMap(looking -> queries.counts(looking, filter))
                .map(found -> CheckpointCounts.of(found, CheckpointQueries.MOST_COUNTED));
    }

    Mono<CheckpointView> get(Caller caller, UUID id) {
        return row(caller, id).flatMap(row -> view(caller, row));
    }

    /** Saves a draft; the first one begins the work. */
    Mono<CheckpointView> save(Caller caller, UUID id, @Nullable Long version, ReportRequest request) {
        return locked(caller, id, version, this::reports)
                .flatMap(held -> reporting
                        .check(held.row(), request, caller.subject(), "")
                        .flatMap(asked -> draft(caller, held, request, null))
                        .then(Mono.defer(() -> reports.save(held.now().begin()))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<CheckpointView> submit(Caller caller, UUID id, @Nullable Long version, ReportRequest request) {
        return submitted(caller, locked(caller, id, version, this::reports), request, "", null)
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** One event closes several rows: all of them or none. Rows are held in one order, so that no two wait for each other. */
    Mono<BulkReport.Done> submitAll(Caller caller, BulkReport request) {
        UUID event = request.eventId() == null ? UUID.randomUUID() : request.eventId();
        List<UUID> ids = request.checkpointIds().stream().distinct().sorted().toList();
        return reporting
                .shared(ids, request.report(), "/report")
                .flatMap(each -> rows(caller, ids)
                        .concatMap(row -> submitted(
                                caller, locked(caller, row, null, this::reports), each.of(row.id()), "/report", event))
                        .then())
                .as(transaction::transactional)
                .then(Mono.defer(() -> summaries(caller, ids)))
                .map(items -> new BulkReport.Done(event, items));
    }

    Mono<CheckpointView> withdraw(Caller caller, UUID id, @Nullable Long version) {
        return step(
                        locked(caller, id, version, this::reports),
                        held -> held.now().withdraw(),
                        (held, report) -> report.withdraw())
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<CheckpointView> accept(Caller caller, UUID id, @Nullable Long version, Decision.@Nullable Accept request) {
        return accepted(caller, locked(caller, id, version, this::controls), request == null ? null : request.remark())
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** All of them or none, held in one order as those of a report on several. */
    Mono<BulkDecision.Done> acceptAll(Caller caller, BulkDecision request) {
        List<UUID> ids = request.checkpointIds().stream().distinct().sorted().toList();
        return rows(caller, ids)
                .concatMap(row -> accepted(caller, locked(caller, row, null, this::controls), request.remark()))
                .then()
                .as(transaction::transactional)
                .then(Mono.defer(() -> summaries(caller, ids)))
                .map(BulkDecision.Done::new);
    }

    private Mono<Void> accepted(Caller caller, Mono<Held> locked, @Nullable String said) {
        String remark = said == null || said.isBlank() ? null : said.strip();
        return step(
                locked,
                held -> held.now().accept(held.moment()),
                (held, report) -> report.decide(ReportState.ACCEPTED, caller.subject(), held.moment(), remark));
    }

    private Mono<List<CheckpointSummary>> summaries(Caller caller, List<UUID> ids) {
        return rows(caller, ids).map(row -> mapper.summary(row, caller)).collectList();
    }

    Mono<CheckpointView> sendBack(Caller caller, UUID id, @Nullable Long version, Decision.Return request) {
        String remark = request.remark().strip();
        return step(
                        locked(caller, id, version, this::controls),
                        held -> held.now().sendBack(),
                        (held, report) -> report.decide(ReportState.RETURNED, caller.subject(), held.moment(), remark))
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<CheckpointView> cancel(Caller caller, UUID id, @Nullable Long version, Decision.Cancel request) {
        return locked(caller, id, version, this::controls)
                .flatMap(held -> reports.save(held.now().cancel(request.reason().strip())))
                .as(transaction::transactional)
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** A checkpoint of the caller's, with its row held. */
    record Held(CheckpointRow row, Checkpoint now, Instant moment) {}

    /** @param event what closes several rows: one of what each of them counts, unless it says how many */
    private Mono<Void> submitted(
            Caller caller, Mono<Held> locked, ReportRequest request, String at, @Nullable UUID event) {
        return locked.flatMap(held -> {
            boolean counted = event == null && held.now().expectedCount() > 1;
            int done = request.count() == null ? 1 : request.count();
            Checkpoint next = held.now().submit(done, held.row().today(), held.moment());
            return reporting
                    .check(held.row(), request, caller.subject(), at)
                    .doOnNext(asked -> Reporting.requireEnough(asked.evidence(), counted, request, at))
                    .flatMap(asked -> draft(caller, held, request, event))
                    .flatMap(draft -> reports.step(draft.submit(caller.subject(), held.moment())))
                    .then(Mono.defer(() -> reports.save(next)));
        });
    }

    private Mono<Report> draft(Caller caller, Held held, ReportRequest request, @Nullable UUID event) {
        held.now().begin(); // refuses where nothing is to be written any more
        return reports.standing(held.row().id())
                .map(known -> new Report(known.id(), known.state(), caller.subject(), null, null, null, null, null))
                .defaultIfEmpty(Report.draft(caller.subject()))
                .flatMap(draft ->
                        reports.write(held.row().id(), draft, request, event).thenReturn(draft));
    }

    /** A step of the checkpoint and of its report; part of the transaction around it. */
    private Mono<Void> step(
            Mono<Held> locked, Function<Held, Checkpoint> checkpoint, BiFunction<Held, Report, Report> report) {
        return locked.flatMap(held -> {
            Checkpoint next = checkpoint.apply(held);
            return reports.standing(held.row().id())
                    .flatMap(open -> reports.step(report.apply(held, open)))
                    .then(Mono.defer(() -> reports.save(next)));
        });
    }

    /** Finds it, asks whether the caller may, holds its row in a plan that goes on, and compares the version. */
    Mono<Held> locked(Caller caller, UUID id, @Nullable Long version, BiFunction<Caller, CheckpointRow, Boolean> may) {
        return row(caller, id).flatMap(row -> locked(caller, row, version, may));
    }

    private Mono<Held> locked(
            Caller caller, CheckpointRow row, @Nullable Long version, BiFunction<Caller, CheckpointRow, Boolean> may) {
        if (!may.apply(caller, row)) {
            return Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN));
        }
        return reports.lock(row)
                .map(now -> new Held(row, now, now()))
                .flatMap(held -> version == null || version == held.now().version()
                        ? Mono.just(held)
                        : get(caller, row.id()).flatMap(view -> Mono.error(ProblemException.stale(view))));
    }

    boolean reports(Caller caller, CheckpointRow row) {
        return Executing.reports(caller, row.path(), row.organization().kind());
    }

    boolean controls(Caller caller, CheckpointRow row) {
        return Executing.controls(caller, row.path(), row.ownerExecutes());
    }

    Mono<CheckpointRow> row(Caller caller, UUID id) {
        return rows(caller, List.of(id)).next();
    }

    /** All of them, read at once and in the order of the ids; not found when one of them is not. */
    private Flux<CheckpointRow> rows(Caller caller, List<UUID> ids) {
        return queries.find(caller, now(), ids)
                .collectMap(CheckpointRow::id)
                .flatMapIterable(found -> ids.stream()
                        .map(id -> Optional.ofNullable(found.get(id))
                                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .toList());
    }

    private Mono<CheckpointView> view(Caller caller, CheckpointRow row) {
        CheckpointSummary summary = mapper.summary(row, caller);
        return Mono.zip(
                        reports.asked(row, caller.subject()),
                        reports.reports(row.id(), caller.subject(), reports(caller, row))
                                .collectList())
                .map(found -> new CheckpointView(
                        summary,
                        found.getT1().evidence(),
                        found.getT1().targets(),
                        found.getT1().requestText(),
                        row.cancelledReason(),
                        row.cancelledNote(),
                        found.getT2(),
                        found.getT1().proposals(),
                        found.getT1().commentCount(),
                        row.version(),
                        summary.allowedActions()));
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
