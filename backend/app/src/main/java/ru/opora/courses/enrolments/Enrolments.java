package ru.opora.courses.enrolments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.courses.CoursePermission;
import ru.opora.courses.Courses;
import ru.opora.courses.HeldCourse;
import ru.opora.courses.KnownCourse;
import ru.opora.courses.enrolments.EnrolmentQueries.Fault;
import ru.opora.courses.enrolments.EnrolmentQueries.School;
import ru.opora.courses.enrolments.EnrolmentQueries.Stored;
import ru.opora.courses.enrolments.EnrolmentRequest.Outcome;
import ru.opora.courses.enrolments.EnrolmentRequest.Seen;
import ru.opora.courses.enrolments.EnrolmentView.Action;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Teachers in courses. Each change holds the course: places are counted when nobody else takes or frees one. */
@Service
public class Enrolments {

    /** Of a course whose days are over, as the problem says it. */
    private static final String OVER = "COURSE_OVER";

    private final EnrolmentQueries queries;
    private final Courses courses;

    Enrolments(EnrolmentQueries queries, Courses courses) {
        this.queries = queries;
        this.courses = courses;
    }

    Mono<Page<EnrolmentView>> list(
            Caller caller, UUID course, EnrolmentQueries.Filter filter, int limit, @Nullable String cursor) {
        return courses.known(caller, course).flatMap(known -> queries.list(caller, known, filter, limit, cursor));
    }

    /** Adds all or none; who runs the course gives places at once. */
    @Transactional
    Mono<EnrolmentView.All> add(Caller caller, UUID id, List<EnrolmentRequest> rows) {
        return courses.known(caller, id)
                .zipWhen(course -> courses.held(id))
                .delayUntil(found -> sound(caller, found.getT1(), rows))
                .flatMap(found -> write(caller, found.getT1(), found.getT2(), rows));
    }

    /** Gives places to all of them or to none. */
    @Transactional
    Mono<EnrolmentView.All> accept(Caller caller, UUID id, List<Seen> rows) {
        List<UUID> ids = rows.stream().map(Seen::id).toList();
        return run(caller, id)
                .zipWhen(course -> courses.held(id))
                .delayUntil(found -> stored(caller, found.getT1(), rows, Action.accept))
                .doOnNext(found -> found.getT2().requireRoom(rows.size()))
                .delayUntil(found -> queries.accept(found.getT1(), ids))
                .flatMap(found -> all(caller, found.getT1(), ids));
    }

    /** Says of all of them or of none what it came to. */
    @Transactional
    Mono<EnrolmentView.All> complete(Caller caller, UUID id, List<Outcome> rows) {
        return run(caller, id)
                .doOnNext(course -> refuse(faults(course, rows)))
                .delayUntil(course -> courses.held(id))
                .delayUntil(course ->
                        stored(caller, course, rows.stream().map(Outcome::seen).toList(), Action.complete))
                .delayUntil(course -> queries.complete(course, rows))
                .flatMap(course ->
                        all(caller, course, rows.stream().map(Outcome::id).toList()));
    }

    @Transactional
    Mono<EnrolmentView> withdraw(Caller caller, UUID id, UUID enrolment, @Nullable Long version) {
        return courses.known(caller, id)
                .delayUntil(course -> courses.held(id))
                .delayUntil(course -> one(caller, course, enrolment)
                        .doOnNext(found -> requireOpen(caller, found, version))
                        .flatMap(found -> queries.withdraw(enrolment)))
                .flatMap(course -> one(caller, course, enrolment))
                .map(Stored::view);
    }

    /** A course that the caller runs. */
    private Mono<KnownCourse> run(Caller caller, UUID id) {
        return courses.known(caller, id)
                .filter(course -> caller.may(CoursePermission.WRITE, course.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<EnrolmentView.All> write(
            Caller caller, KnownCourse course, HeldCourse held, List<EnrolmentRequest> rows) {
        boolean runs = caller.may(CoursePermission.WRITE, course.path());
        if (runs) {
            held.requireRoom(rows.size());
        } else if (course.over()) {
            return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, OVER));
        }
        return queries.insert(course, rows, runs ? EnrolmentState.ENROLLED : EnrolmentState.APPLIED, caller.subject())
                .flatMap(ids -> all(caller, course, ids));
    }

    private Mono<Stored> one(Caller caller, KnownCourse course, UUID id) {
        return queries.find(caller, course, List.of(id))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<EnrolmentView.All> all(Caller caller, KnownCourse course, List<UUID> ids) {
        return queries.find(caller, course, ids)
                .map(Stored::view)
                .collectMap(EnrolmentView::id)
                .map(byId -> new EnrolmentView.All(ids.stream()
                        .map(id -> Objects.requireNonNull(byId.get(id)))
                        .toList()));
    }

    /** What is wrong with rows that are to be added, of each row the first fault. */
    private Mono<Void> sound(Caller caller, KnownCourse course, List<EnrolmentRequest> rows) {
        Set<UUID> ids = rows.stream().map(EnrolmentRequest::organizationId).collect(Collectors.toSet());
        return queries.schools(caller, course, ids)
                .collectMap(School::id)
                .map(schools -> faults(rows, schools))
                .zipWith(queries.repeated(course, rows).collectList())
                .doOnNext(found -> {
                    found.getT2().forEach(fault -> found.getT1().putIfAbsent(fault.row(), named(fault)));
                    refuse(List.copyOf(found.getT1().values()));
                })
                .then();
    }

    private static FieldError named(Fault fault) {
        return FieldError.of("/items/" + fault.row() + "/fullName", fault.code());
    }

    private static Map<Integer, FieldError> faults(List<EnrolmentRequest> rows, Map<UUID, School> schools) {
        Map<Integer, FieldError> faults = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String code = fault(schools.get(rows.get(i).organizationId()));
            if (code != null) {
                faults.put(i, FieldError.of("/items/" + i + "/organizationId", code));
            }
        }
        return faults;
    }

    private static @Nullable String fault(@Nullable School school) {
        if (school == null) {
            return "NOT_FOUND";
        }
        if (school.kind() != OrganizationKind.SCHOOL) {
            return "WRONG_KIND";
        }
        return !school.active() ? "NOT_ACTIVE" : school.below() ? null : "NOT_OF_COURSE";
    }

    /** The rows of a request as they are now, each in a state in which this may be done with it and as it was seen. */
    private Mono<Void> stored(Caller caller, KnownCourse course, List<Seen> rows, Action action) {
        List<UUID> ids = rows.stream().map(Seen::id).toList();
        return queries.find(caller, course, ids)
                .map(Stored::view)
                .collectMap(EnrolmentView::id)
                .doOnNext(byId -> {
                    List<FieldError> errors = new ArrayList<>();
                    Set<UUID> before = new HashSet<>();
                    for (int i = 0; i < rows.size(); i++) {
                        Seen row = rows.get(i);
                        String code = before.add(row.id()) ? fault(row, byId.get(row.id()), action) : "REPEATED";
                        if (code != null) {
                            errors.add(FieldError.of("/items/" + i + "/id", code));
                        }
                    }
                    refuse(errors);
                })
                .then();
    }

    private static @Nullable String fault(Seen row, @Nullable EnrolmentView now, Action action) {
        if (now == null) {
            return "NOT_FOUND";
        }
        if (row.version() != null && row.version() != now.version()) {
            throw ProblemException.stale(now);
        }
        return now.allowedActions().contains(action) ? null : "WRONG_STATE";
    }

    private static List<FieldError> faults(KnownCourse course, List<Outcome> rows) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Outcome row = rows.get(i);
            if (Boolean.TRUE.equals(row.completed()) && row.certificateNumber() == null) {
                errors.add(FieldError.of("/items/" + i + "/certificateNumber", "REQUIRED"));
            }
            String day = Boolean.TRUE.equals(row.completed()) ? fault(course, row.completedOn()) : null;
            if (day != null) {
                errors.add(FieldError.of("/items/" + i + "/completedOn", day));
            }
        }
        return errors;
    }

    private static @Nullable String fault(KnownCourse course, @Nullable LocalDate day) {
        if (day == null) {
            return "REQUIRED";
        }
        return day.isAfter(course.today()) ? "IN_FUTURE" : day.isBefore(course.beginsOn()) ? "BEFORE_COURSE" : null;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    private static void requireOpen(Caller caller, Stored found, @Nullable Long version) {
        if (!caller.may(CoursePermission.ENROL, found.path())) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
        if (version != null && version != found.view().version()) {
            throw ProblemException.stale(found.view());
        }
        if (!found.view().allowedActions().contains(Action.withdraw)) {
            EnrolmentState state = found.view().state();
            boolean open = state == EnrolmentState.APPLIED || state == EnrolmentState.ENROLLED;
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, open ? OVER : "ENROLMENT_" + state);
        }
    }
}
