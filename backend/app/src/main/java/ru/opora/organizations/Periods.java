package ru.opora.organizations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** Records that hold from a day to a day, like memberships and partnerships: which days they may have. */
public final class Periods {

    private Periods() {}

    /**
     * Refuses an end before the beginning.
     *
     * @param pointer where the end stands in the request
     */
    public static void requireOrder(LocalDate from, @Nullable LocalDate to, String pointer) {
        if (to != null && to.isBefore(from)) {
            throw ProblemException.invalid(FieldError.of(pointer, "PERIOD_REVERSED"));
        }
    }

    /** The day on which something is ended, today when none was said; a day to come is refused. */
    public static LocalDate ending(@Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            throw ProblemException.invalid(FieldError.of("/date", "IN_FUTURE"));
        }
        return date == null ? today : date;
    }

    /** Says that another such record holds at that time: they are kept apart by an exclusion constraint, which is no duplicate key. */
    public static <T> Mono<T> apart(Mono<T> write) {
        return write.onErrorMap(
                failure -> failure instanceof DataIntegrityViolationException
                        && !(failure instanceof DuplicateKeyException),
                overlap -> ProblemException.of(ProblemType.PERIODS_OVERLAP));
    }
}
