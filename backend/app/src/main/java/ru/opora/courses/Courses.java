package ru.opora.courses;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Courses: drafts of who runs them, announced to schools, closed when everybody in them is decided on. */
@Service
public class Courses {

    private final CourseQueries queries;
    private final Organizations organizations;

    Courses(CourseQueries queries, Organizations organizations) {
        this.queries = queries;
        this.organizations = organizations;
    }

    /** The course, not found unless the caller sees it. */
    public Mono<KnownCourse> known(Caller caller, UUID id) {
        return queries.known(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** An announced course, held until the end of the transaction; else that it is not announced is said. */
    public Mono<HeldCourse> held(UUID id) {
        return queries.hold(id)
                .flatMap(held -> held.state() == CourseState.ANNOUNCED
                        ? Mono.just(held)
                        : Mono.error(() -> illegal(held.state())));
    }

    Mono<Page<CourseView>> list(Caller caller, CourseQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<CourseView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<CourseView> create(Caller caller, CourseRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        CourseContent content = request.content();
        return organizations
                .open(caller, CoursePermission.WRITE, request.organizationId(), "/organizationId")
                .filter(Courses::hasSchools)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "WRONG_KIND"))))
                .delayUntil(place -> sound(content))
                .flatMap(place -> queries.insert(id, place.id(), content, caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<CourseView> change(Caller caller, UUID id, long version, CoursePatch patch) {
        return run(caller, id)
                .delayUntil(course -> seen(course, version))
                .doOnNext(course -> requireState(course.state(), CourseState.DRAFT, CourseState.ANNOUNCED))
                .map(patch::on)
                .delayUntil(this::sound)
                .delayUntil(content -> queries.hold(id).doOnNext(held -> requireEnough(held, content)))
                .flatMap(content -> queries.update(id, version, content))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return run(caller, id)
                .delayUntil(course -> seen(course, version))
                .doOnNext(course -> requireState(course.state(), CourseState.DRAFT))
                .flatMap(course -> queries.delete(id, version))
                .flatMap(gone -> gone > 0 ? Mono.<CourseView>empty() : EntityTag.matched(gone, get(caller, id)))
                .then();
    }

    /** From now on schools below see it and name their teachers. */
    @Transactional
    Mono<CourseView> announce(Caller caller, UUID id, @Nullable Long version) {
        return step(caller, id, version, CourseState.DRAFT, CourseState.ANNOUNCED, null);
    }

    /** The end of it: everybody who had a place has completed it or has not. Who was never accepted stays so. */
    @Transactional
    Mono<CourseView> close(Caller caller, UUID id, @Nullable Long version) {
        return run(caller, id)
                .flatMap(course -> queries.hold(id))
                .flatMap(held -> step(caller, id, version, CourseState.ANNOUNCED, CourseState.CLOSED, null)
                        .doOnNext(closed -> requireDecided(held)));
    }

    @Transactional
    Mono<CourseView> cancel(Caller caller, UUID id, @Nullable Long version, String reason) {
        return step(caller, id, version, CourseState.ANNOUNCED, CourseState.CANCELLED, reason.strip());
    }

    private Mono<CourseView> step(
            Caller caller, UUID id, @Nullable Long version, CourseState from, CourseState to, @Nullable String reason) {
        return run(caller, id)
                .delayUntil(course -> version == null ? Mono.empty() : seen(course, version))
                .doOnNext(course -> requireState(course.state(), from))
                .flatMap(course -> queries.put(id, course.version(), to, reason))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** A course that the caller runs. */
    private Mono<CourseView> run(Caller caller, UUID id) {
        return known(caller, id)
                .filter(course -> caller.may(CoursePermission.WRITE, course.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(course -> get(caller, id));
    }

    private static Mono<Void> seen(CourseView course, long version) {
        return course.version() == version ? Mono.empty() : Mono.error(() -> ProblemException.stale(course));
    }

    private Mono<Void> sound(CourseContent content) {
        if (content.endsOn().isBefore(content.beginsOn())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/endsOn", "PERIOD_REVERSED")));
        }
        return Mono.justOrEmpty(content.programmeId())
                .flatMap(queries::programmeIsThere)
                .flatMap(there -> there
                        ? Mono.<Void>empty()
                        : Mono.error(() -> ProblemException.invalid(FieldError.of("/programmeId", "NOT_FOUND"))));
    }

    private static boolean hasSchools(Place place) {
        return place.kind() == OrganizationKind.REGION
                || place.kind() == OrganizationKind.MUNICIPALITY
                || place.kind() == OrganizationKind.SCHOOL;
    }

    private static void requireState(CourseState state, CourseState... wanted) {
        for (CourseState one : wanted) {
            if (one == state) {
                return;
            }
        }
        throw illegal(state);
    }

    private static ProblemException illegal(CourseState state) {
        return ProblemException.of(ProblemType.ILLEGAL_STATE, "COURSE_" + state);
    }

    private static void requireEnough(HeldCourse held, CourseContent content) {
        if (content.places() != null && content.places() < held.taken()) {
            throw ProblemException.invalid(FieldError.of("/places", "PLACES_TAKEN"));
        }
    }

    private static void requireDecided(HeldCourse held) {
        if (held.open() > 0) {
            throw ProblemException.of(ProblemType.ENROLMENTS_OPEN, held.open());
        }
    }
}
