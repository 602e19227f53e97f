package ru.opora.roadmaps.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * What is due of an organisation. Its methods refuse what its state does not allow.
 *
 * @param sentBack whether a report on it was returned before
 */
record Checkpoint(
        UUID id,
        CheckpointState state,
        @Nullable LocalDate due,
        @Nullable LocalDate plannedDue,
        int expectedCount,
        int doneCount,
        int lateDays,
        @Nullable Instant submittedAt,
        @Nullable Instant acceptedAt,
        @Nullable String cancelledReason,
        @Nullable String cancelledNote,
        boolean sentBack,
        long version) {

    /** Work on a report has begun; after a return it stays returned until it is submitted again. */
    Checkpoint begin() {
        require(CheckpointState.PLANNED, CheckpointState.IN_PROGRESS, CheckpointState.RETURNED);
        return state == CheckpointState.PLANNED
                ? to(CheckpointState.IN_PROGRESS, doneCount, lateDays, submittedAt, acceptedAt)
                : this;
    }

    /** @param today where the executor is: how late it is follows from its calendar */
    Checkpoint submit(int done, LocalDate today, Instant now) {
        require(CheckpointState.PLANNED, CheckpointState.IN_PROGRESS, CheckpointState.RETURNED);
        int late = due == null ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(due, today));
        return to(CheckpointState.SUBMITTED, done, late, now, null);
    }

    /** Takes a report back that nobody has decided on; a remark to an earlier one is unanswered again. */
    Checkpoint withdraw() {
        require(CheckpointState.SUBMITTED);
        return to(sentBack ? CheckpointState.RETURNED : CheckpointState.IN_PROGRESS, 0, 0, null, null);
    }

    Checkpoint accept(Instant now) {
        require(CheckpointState.SUBMITTED);
        return to(CheckpointState.ACCEPTED, doneCount, lateDays, submittedAt, now);
    }

    Checkpoint sendBack() {
        require(CheckpointState.SUBMITTED);
        return to(CheckpointState.RETURNED, 0, 0, null, null);
    }

    Checkpoint cancel(String note) {
        require(CheckpointState.PLANNED, CheckpointState.IN_PROGRESS, CheckpointState.RETURNED);
        return new Checkpoint(
                id,
                CheckpointState.CANCELLED,
                due,
                plannedDue,
                expectedCount,
                doneCount,
                lateDays,
                submittedAt,
                null,
                "BY_CONTROL",
                note,
                sentBack,
                version);
    }

    /**
     * Takes a decision of control back: what was accepted is to be mended, what was cancelled is needed again, as far as it
     * had come.
     *
     * @param begun whether somebody had begun a report
     */
    Checkpoint reopen(boolean begun) {
        if (state == CheckpointState.ACCEPTED) {
            return to(CheckpointState.RETURNED, 0, 0, null, null);
        }
        if (state != CheckpointState.CANCELLED || !"BY_CONTROL".equals(cancelledReason)) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
        CheckpointState unfinished = begun ? CheckpointState.IN_PROGRESS : CheckpointState.PLANNED;
        return to(sentBack ? CheckpointState.RETURNED : unfinished, 0, 0, null, null);
    }

    /** Another day than the term says; what the term says is kept beside it. */
    Checkpoint moveTo(LocalDate day) {
        require(CheckpointState.PLANNED, CheckpointState.IN_PROGRESS, CheckpointState.RETURNED);
        return new Checkpoint(
                id,
                state,
                day,
                plannedDue == null ? due : plannedDue,
                expectedCount,
                doneCount,
                lateDays,
                submittedAt,
                acceptedAt,
                cancelledReason,
                cancelledNote,
                sentBack,
                version);
    }

    boolean open() {
        return Set.of(CheckpointState.PLANNED, CheckpointState.IN_PROGRESS, CheckpointState.RETURNED)
                .contains(state);
    }

    private void require(CheckpointState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
    }

    /** The next state of what is needed; its days stay. */
    private Checkpoint to(
            CheckpointState next, int done, int late, @Nullable Instant submitted, @Nullable Instant accepted) {
        return new Checkpoint(
                id,
                next,
                due,
                plannedDue,
                expectedCount,
                done,
                late,
                submitted,
                accepted,
                null,
                null,
                sentBack,
                version);
    }
}
