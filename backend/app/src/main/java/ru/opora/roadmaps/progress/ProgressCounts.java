package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Rows;

/** Checkpoints by state. What is overdue is planned, in progress or returned too. */
@Schema(name = "ProgressCounts")
public record ProgressCounts(
        @Schema(description = "All but the cancelled") long total,

        long planned,
        long inProgress,

        @Schema(description = "Reported and waiting to be accepted")
        long submitted,

        long accepted,
        long returned,

        @Schema(description = "Due before today by the executor's calendar, and not submitted")
        long overdue,

        long cancelled,

        @Schema(description = "How many were due up to today")
        long dueSoFar,

        @Schema(description = "How many of those are accepted")
        long acceptedOfDue,

        @Nullable
        @Schema(description = "acceptedOfDue / dueSoFar, from 0 to 1; null while nothing was due", example = "0.8125")
        Double share) {

    public static final ProgressCounts NONE = new ProgressCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    static ProgressCounts of(Readable row) {
        long due = count(row, "due_so_far");
        long done = count(row, "accepted_of_due");
        return new ProgressCounts(
                count(row, "total"),
                count(row, "planned"),
                count(row, "in_progress"),
                count(row, "submitted"),
                count(row, "accepted"),
                count(row, "returned"),
                count(row, "overdue"),
                count(row, "cancelled"),
                due,
                done,
                share(done, due));
    }

    public ProgressCounts plus(ProgressCounts other) {
        return new ProgressCounts(
                total + other.total,
                planned + other.planned,
                inProgress + other.inProgress,
                submitted + other.submitted,
                accepted + other.accepted,
                returned + other.returned,
                overdue + other.overdue,
                cancelled + other.cancelled,
                dueSoFar + other.dueSoFar,
                acceptedOfDue + other.acceptedOfDue,
                share(acceptedOfDue + other.acceptedOfDue, dueSoFar + other.dueSoFar));
    }

    private static @Nullable Double share(long done, long due) {
        return due == 0 ? null : (Double) (Math.round(done * 10_000.0 / due) / 10_000.0);
    }

    private static long count(Readable row, String column) {
        return Rows.get(row, column, Long.class);
    }
}
