package ru.opora.roadmaps.execution;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/**
 * Mends mistakes of control: an accepted report goes back with the reason as its remark, a checkpoint that control cancelled is
 * needed again, and the reason is said in its thread.
 */
@Service
class Reopening {

    private final Checkpoints checkpoints;
    private final ReportQueries reports;
    private final CheckpointCommentQueries comments;
    private final TransactionalOperator transaction;

    Reopening(
            Checkpoints checkpoints,
            ReportQueries reports,
            CheckpointCommentQueries comments,
            TransactionalOperator transaction) {
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.comments = comments;
        this.transaction = transaction;
    }

    Mono<CheckpointView> reopen(Caller caller, UUID id, @Nullable Long version, Decision.Reopen request) {
        String why = request.reason().strip();
        return checkpoints
                .locked(caller, id, version, checkpoints::controls)
                .flatMap(held -> reports.standing(id)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(report -> reopened(caller, held, report, why)))
                .as(transaction::transactional)
                .then(Mono.defer(() -> checkpoints.get(caller, id)));
    }

    private Mono<Void> reopened(Caller caller, Checkpoints.Held held, Optional<Report> report, String why) {
        CheckpointRow row = held.row();
        Checkpoint next = held.now().reopen(report.isPresent());
        Mono<?> said = held.now().state() == CheckpointState.ACCEPTED
                ? reports.step(report.orElseThrow().reopen(caller.subject(), held.moment(), why))
                : comments.insert(
                        UUID.randomUUID(), row.roadmapId(), row.activityId(), row.id(), caller.subject(), why);
        return said.then(Mono.defer(() -> reports.save(next)));
    }
}
