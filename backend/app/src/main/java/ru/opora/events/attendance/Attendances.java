package ru.opora.events.attendance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.events.EventPermission;
import ru.opora.events.EventState;
import ru.opora.events.Events;
import ru.opora.events.KnownEvent;
import ru.opora.events.attendance.AttendanceQueries.Stored;
import ru.opora.events.attendance.AttendanceRequest.Mark;
import ru.opora.events.attendance.AttendanceView.Action;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Invited schools: what they answer, and who came. */
@Service
public class Attendances {

    private final AttendanceQueries queries;
    private final Events events;

    Attendances(AttendanceQueries queries, Events events) {
        this.queries = queries;
        this.events = events;
    }

    Mono<Page<AttendanceView>> list(
            Caller caller, UUID event, AttendanceQueries.Filter filter, int limit, @Nullable String cursor) {
        return events.known(caller, event).flatMap(known -> queries.list(caller, known, filter, limit, cursor));
    }

    /** Writes what a school answers in the place of what it answered before. */
    @Transactional
    Mono<AttendanceView> answer(
            Caller caller, UUID id, UUID attendance, @Nullable Long version, AttendanceRequest request) {
        requireNobodyOfNone(request);
        return events.known(caller, id)
                .flatMap(event -> one(caller, event, attendance)
                        .doOnNext(found -> requireOpen(caller, event, found, version))
                        .flatMap(
                                found -> queries.answer(attendance, found.view().version(), request, caller.subject()))
                        .flatMap(changed -> EntityTag.matched(
                                changed, one(caller, event, attendance).map(Stored::view))));
    }

    /** Says of all of them or of none whether they came. */
    @Transactional
    Mono<AttendanceView.All> mark(Caller caller, UUID id, List<Mark> marks) {
        return events.run(caller, id)
                .doOnNext(event -> refuse(faults(marks)))
                .doOnNext(Attendances::requireMarkable)
                .delayUntil(event -> queries.lock(ids(marks))
                        .thenMany(queries.find(caller, event, ids(marks)))
                        .map(Stored::view)
                        .collectMap(AttendanceView::id)
                        .doOnNext(now -> refuse(faults(marks, now))))
                .delayUntil(event -> queries.mark(event, marks, caller.subject()))
                .flatMap(event -> all(caller, event, ids(marks)));
    }

    private Mono<Stored> one(Caller caller, KnownEvent event, UUID id) {
        return queries.find(caller, event, List.of(id))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<AttendanceView.All> all(Caller caller, KnownEvent event, List<UUID> ids) {
        return queries.find(caller, event, ids)
                .map(Stored::view)
                .collectMap(AttendanceView::id)
                .map(byId -> new AttendanceView.All(ids.stream()
                        .map(id -> Objects.requireNonNull(byId.get(id)))
                        .toList()));
    }

    private static List<UUID> ids(List<Mark> marks) {
        return marks.stream().map(Mark::id).toList();
    }

    private static void requireNobodyOfNone(AttendanceRequest request) {
        if (request.answer() == AttendanceAnswer.NOT_COMING && !request.groups().isEmpty()) {
            throw ProblemException.invalid(FieldError.of("/coming", "NOBODY_COMES"));
        }
    }

    /** What the marks say that cannot be. */
    private static List<FieldError> faults(List<Mark> marks) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.outcome() == AttendanceOutcome.ABSENT && mark.attended() != null) {
                errors.add(FieldError.of("/items/" + i + "/attended", "NOBODY_COMES"));
            }
            if (mark.outcome() == AttendanceOutcome.ATTENDED && mark.absenceReason() != null) {
                errors.add(FieldError.of("/items/" + i + "/absenceReason", "WAS_THERE"));
            }
        }
        return errors;
    }

    /** Which marks are of no invited school, or of one twice; one that was changed since it was seen is stale. */
    private static List<FieldError> faults(List<Mark> marks, Map<UUID, AttendanceView> now) {
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> before = new HashSet<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            AttendanceView row = now.get(mark.id());
            String code = !before.add(mark.id()) ? "REPEATED" : row == null ? "NOT_FOUND" : null;
            if (code != null) {
                errors.add(FieldError.of("/items/" + i + "/id", code));
            } else if (row != null && mark.version() != null && mark.version() != row.version()) {
                throw ProblemException.stale(row);
            }
        }
        return errors;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    private static void requireMarkable(KnownEvent event) {
        if (!event.markable()) {
            boolean ahead = event.state() == EventState.ANNOUNCED;
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, ahead ? "EVENT_AHEAD" : "EVENT_" + event.state());
        }
    }

    private static void requireOpen(Caller caller, KnownEvent event, Stored found, @Nullable Long version) {
        if (!caller.may(EventPermission.ANSWER, found.path())) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
        if (version != null && version != found.view().version()) {
            throw ProblemException.stale(found.view());
        }
        if (!found.view().allowedActions().contains(Action.answer)) {
            boolean over = event.state() == EventState.ANNOUNCED;
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, over ? "EVENT_OVER" : "EVENT_" + event.state());
        }
    }
}
