package ru.opora.roadmaps.execution;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** An executor asks for another day; control decides. The term's own day stays beside the new one. */
@Service
class DateProposals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final Checkpoints checkpoints;
    private final ReportQueries reports;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    DateProposals(
            Checkpoints checkpoints,
            ReportQueries reports,
            DatabaseClient database,
            TransactionalOperator transaction) {
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.database = database;
        this.transaction = transaction;
    }

    private record Open(LocalDate due, String author) {}

    Mono<CheckpointView> propose(Caller caller, UUID id, DateProposal.Request request) {
        return checkpoints
                .locked(caller, id, null, checkpoints::reports)
                .flatMap(held -> {
                    LocalDate due = held.now().due();
                    if (!held.now().open() || due == null) {
                        return Mono.error(ProblemException.of(
                                ProblemType.ILLEGAL_STATE, held.now().state()));
                    }
                    if (due.equals(request.due())) {
                        return Mono.error(ProblemException.invalid(FieldError.of("/due", "SAME")));
                    }
                    return requireNone(caller, id).then(Mono.defer(() -> insert(caller, id, request)));
                })
                .as(transaction::transactional)
                .then(Mono.defer(() -> checkpoints.get(caller, id)));
    }

    Mono<CheckpointView> decide(Caller caller, UUID id, UUID proposal, boolean yes, @Nullable String remark) {
        return checkpoints
                .locked(caller, id, null, checkpoints::controls)
                .flatMap(held -> open(id, proposal)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .doOnNext(found -> requireAnother(caller, found))
                        .flatMap(found -> verdict(caller, proposal, yes, remark)
                                .then(Mono.defer(
                                        () -> yes ? reports.save(held.now().moveTo(found.due())) : Mono.empty()))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> checkpoints.get(caller, id)));
    }

    /** Read again: the checkpoint is held now, and nobody can ask between this look and the insert. */
    private Mono<Void> requireNone(Caller caller, UUID id) {
        return checkpoints
                .row(caller, id)
                .mapNotNull(CheckpointRow::dateProposal)
                .flatMap(open -> Mono.error(ProblemException.with(
                        ProblemType.DATE_PROPOSAL_OPEN, "dateProposal", open, DAY.format(open.due()))));
    }

    private static void requireAnother(Caller caller, Open found) {
        if (caller.subject().equals(found.author())) {
            throw ProblemException.of(ProblemType.OWN_REPORT);
        }
    }

    private Mono<Void> insert(Caller caller, UUID id, DateProposal.Request request) {
        return Statement.of("""
                        INSERT INTO roadmaps_date_proposals (id, checkpoint_id, due, reason, state, author)
                        VALUES (gen_random_uuid(), :checkpoint, :due, :reason, 'PROPOSED', :author)""")
                .bind("checkpoint", id)
                .bind("due", request.due())
                .bind("reason", request.reason().strip())
                .bind("author", caller.subject())
                .on(database)
                .then();
    }

    private Mono<Open> open(UUID checkpoint, UUID proposal) {
        return Statement.of("""
                        SELECT due, author FROM roadmaps_date_proposals
                        WHERE id = :id AND checkpoint_id = :checkpoint AND state = 'PROPOSED' FOR UPDATE""")
                .bind("id", proposal)
                .bind("checkpoint", checkpoint)
                .on(database)
                .map(row -> new Open(Rows.get(row, "due", LocalDate.class), Rows.get(row, "author", String.class)))
                .one();
    }

    private Mono<Void> verdict(Caller caller, UUID proposal, boolean yes, @Nullable String remark) {
        return Statement.of("""
                        UPDATE roadmaps_date_proposals SET state = :state, decided_by = :by, decided_at = now(),
                            remark = :remark, version = version + 1 WHERE id = :id""")
                .bind("id", proposal)
                .bind("state", yes ? "ACCEPTED" : "REFUSED")
                .bind("by", caller.subject())
                .bindNullable("remark", remark == null || remark.isBlank() ? null : remark.strip(), String.class)
                .on(database)
                .then();
    }
}
