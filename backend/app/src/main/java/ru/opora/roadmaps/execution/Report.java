package ru.opora.roadmaps.execution;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** A report as it goes from hand to hand; what stands in it lies beside. */
record Report(
        UUID id,
        ReportState state,
        String author,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String remark) {

    static Report draft(String author) {
        return new Report(UUID.randomUUID(), ReportState.DRAFT, author, null, null, null, null, null);
    }

    Report submit(String by, Instant now) {
        require(ReportState.DRAFT);
        return new Report(id, ReportState.SUBMITTED, author, by, now, null, null, null);
    }

    Report withdraw() {
        require(ReportState.SUBMITTED);
        return new Report(id, ReportState.DRAFT, author, null, null, null, null, null);
    }

    /** Decided by somebody who neither wrote nor submitted it, whatever else they may be. */
    Report decide(ReportState decision, String by, Instant now, @Nullable String why) {
        require(ReportState.SUBMITTED);
        return decided(decision, by, now, why);
    }

    /** What was accepted goes back after all; nobody undoes the acceptance of their own. */
    Report reopen(String by, Instant now, String why) {
        require(ReportState.ACCEPTED);
        return decided(ReportState.RETURNED, by, now, why);
    }

    private Report decided(ReportState decision, String by, Instant now, @Nullable String why) {
        if (by.equals(author) || by.equals(submittedBy)) {
            throw ProblemException.of(ProblemType.OWN_REPORT);
        }
        return new Report(id, decision, author, submittedBy, submittedAt, by, now, why);
    }

    private void require(ReportState expected) {
        if (state != expected) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
    }
}
