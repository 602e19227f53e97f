package ru.opora.roadmaps.execution;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Rows;
import ru.opora.roadmaps.RoadmapState;

/** A checkpoint as read. */
record CheckpointRow(
        UUID id,
        UUID assignmentId,
        UUID roadmapId,
        String roadmapTitle,
        RoadmapState roadmapState,
        UUID activityId,
        @Nullable String number,
        String title,
        String text,
        String token,
        OrganizationSummary organization,
        UUID ownerId,
        String occurrence,
        String termText,
        @Nullable LocalDate windowStart,
        @Nullable LocalDate due,
        @Nullable LocalDate promptOn,
        @Nullable LocalDate plannedDue,
        int expectedCount,
        int doneCount,
        CheckpointState state,
        int lateDays,
        @Nullable Instant submittedAt,
        @Nullable Instant acceptedAt,
        @Nullable String delegatedTo,
        CheckpointSummary.@Nullable OpenProposal dateProposal,
        long version,
        Instant updatedAt,
        String path,
        LocalDate today,
        LocalDate day,
        List<String> writers,
        @Nullable UUID requestId,
        CheckpointView.@Nullable CancelledReason cancelledReason,
        @Nullable String cancelledNote) {

    boolean open() {
        return state == CheckpointState.PLANNED
                || state == CheckpointState.IN_PROGRESS
                || state == CheckpointState.RETURNED;
    }

    /** Whether control has decided what it may take back. */
    boolean mayBeReopened() {
        return state == CheckpointState.ACCEPTED || cancelledReason == CheckpointView.CancelledReason.BY_CONTROL;
    }

    boolean overdue() {
        return open() && due != null && due.isBefore(today);
    }

    int daysLate() {
        return overdue() && due != null ? (int) ChronoUnit.DAYS.between(due, today) : lateDays;
    }

    boolean ownerExecutes() {
        return ownerId.equals(organization.id());
    }

    static CheckpointRow of(Readable row) {
        String reason = row.get("cancelled_reason", String.class);
        String writers = row.get("writers", String.class);
        return new CheckpointRow(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "assignment_id", UUID.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "roadmap_title", String.class),
                RoadmapState.valueOf(Rows.get(row, "roadmap_state", String.class)),
                Rows.get(row, "activity_id", UUID.class),
                row.get("number", String.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "text", String.class),
                Rows.get(row, "token", String.class),
                OrganizationSummary.read(row),
                Rows.get(row, "owner_id", UUID.class),
                Rows.get(row, "occurrence", String.class),
                Rows.get(row, "term_text", String.class),
                row.get("window_start", LocalDate.class),
                row.get("due", LocalDate.class),
                row.get("prompt_on", LocalDate.class),
                row.get("planned_due", LocalDate.class),
                Rows.get(row, "expected_count", Integer.class),
                Rows.get(row, "done_count", Integer.class),
                CheckpointState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "late_days", Integer.class),
                row.get("submitted_at", Instant.class),
                row.get("accepted_at", Instant.class),
                row.get("person_name", String.class),
                proposal(row),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "path", String.class),
                Rows.get(row, "today", LocalDate.class),
                Rows.get(row, "day", LocalDate.class),
                writers == null ? List.of() : List.of(writers.split("\n")),
                row.get("request_id", UUID.class),
                reason == null ? null : CheckpointView.CancelledReason.valueOf(reason),
                row.get("cancelled_note", String.class));
    }

    private static CheckpointSummary.@Nullable OpenProposal proposal(Readable row) {
        UUID id = row.get("proposal_id", UUID.class);
        return id == null
                ? null
                : new CheckpointSummary.OpenProposal(
                        id,
                        Rows.get(row, "proposal_due", LocalDate.class),
                        Rows.get(row, "proposal_reason", String.class),
                        new CheckpointView.Person(
                                row.get("proposal_author", String.class), Rows.get(row, "proposal_own", Boolean.class)),
                        Rows.get(row, "proposal_at", Instant.class));
    }
}
