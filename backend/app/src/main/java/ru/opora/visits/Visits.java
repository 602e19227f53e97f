package ru.opora.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import ru.opora.visits.VisitQueries.Filter;
import ru.opora.visits.VisitQueries.Stored;
import ru.opora.visits.VisitView.Action;

/** Visits: who visits plans, writes and completes them, the school takes note. */
@Service
class Visits {

    /** A phone's clock may be ahead by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** What happened is sent no later than this. */
    private static final Duration BACK = Duration.ofDays(31);

    private final VisitQueries queries;
    private final VisitWriting writing;
    private final VisitPatching patching;
    private final Organizations organizations;
    private final Clock clock;

    Visits(
            VisitQueries queries,
            VisitWriting writing,
            VisitPatching patching,
            Organizations organizations,
            Clock clock) {
        this.queries = queries;
        this.writing = writing;
        this.patching = patching;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<Page<VisitRow>> list(Caller caller, Filter filter, @Nullable String sort, int limit, @Nullable String cursor) {
        if (sort != null && !sort.equals("plannedOn") && !sort.equals("-plannedOn")) {
            return Mono.error(() -> ProblemException.badParameter("sort", "UNKNOWN_SORT"));
        }
        return queries.list(caller, filter, !"plannedOn".equals(sort), limit, cursor);
    }

    Mono<VisitRow.Visitors> visitors(Caller caller, UUID school) {
        return organizations
                .place(caller, school)
                .filter(place -> caller.may(VisitPermission.WRITE, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> queries.visitors(school, clock.instant()).collectList())
                .map(VisitRow.Visitors::new);
    }

    Mono<VisitView> get(Caller caller, UUID id) {
        return find(caller, id).map(stored -> shown(caller, stored));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<VisitView> plan(Caller caller, VisitRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, VisitPermission.WRITE, request.organizationId(), "/organizationId")
                .doOnNext(Visits::requireSchool)
                .flatMap(place -> patching.visitor(request.visitorId(), place.id()))
                .flatMap(visitor -> patching.checklist(request.checklistId(), request.organizationId())
                        .flatMap(list -> writing.insert(id, request, visitor, list.orElse(null), caller.subject())))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<VisitView> update(Caller caller, UUID id, long version, VisitPatch patch) {
        return permitted(caller, id, patch.plans() ? Action.update : Action.record)
                .doOnNext(found -> requireRecorder(caller, found, patch))
                .flatMap(found -> patching.apply(found.view(), patch))
                .flatMap(now -> writing.update(now, version)
                        .delayUntil(changed -> changed > 0 && patch.files().isSent()
                                ? writing.files(id, null, VisitPatching.ids(patch))
                                : Mono.empty()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<VisitView> begin(Caller caller, UUID id, @Nullable Long version, @Nullable Instant at) {
        Instant moment = moment(at);
        return permitted(caller, id, Action.begin)
                .flatMap(found -> writing.begin(id, version, moment))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<VisitView> complete(Caller caller, UUID id, @Nullable Long version, @Nullable Instant at) {
        Instant moment = moment(at);
        return permitted(caller, id, Action.complete)
                .doOnNext(found -> requireFindings(found.view(), moment))
                .flatMap(found -> writing.complete(id, version, moment, caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<VisitView> acknowledge(Caller caller, UUID id, @Nullable Long version) {
        return permitted(caller, id, Action.acknowledge)
                .flatMap(found -> writing.acknowledge(id, version, clock.instant(), caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<VisitView> cancel(Caller caller, UUID id, @Nullable Long version, String reason) {
        return permitted(caller, id, Action.cancel)
                .flatMap(found -> writing.cancel(id, version, clock.instant(), caller.subject(), reason))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Rights first, then the state, so that who may not learns nothing of it. */
    Mono<Stored> permitted(Caller caller, UUID id, Action action) {
        return find(caller, id)
                .filter(found -> VisitRights.mayEver(caller, found.place(), action))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(found -> {
                    if (!actions(caller, found).contains(action)) {
                        throw ProblemException.of(
                                ProblemType.ILLEGAL_STATE, found.view().state());
                    }
                });
    }

    private static List<Action> actions(Caller caller, Stored found) {
        return VisitRights.actions(caller, found.place(), found.view().state());
    }

    /** Who may change the plan may not for that write what another found. */
    private static void requireRecorder(Caller caller, Stored found, VisitPatch patch) {
        if (patch.records() && !VisitRights.visits(caller, found.place())) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
    }

    private static void requireSchool(Place place) {
        if (place.kind() != OrganizationKind.SCHOOL) {
            throw ProblemException.invalid(FieldError.of("/organizationId", "WRONG_KIND"));
        }
    }

    /** A school is told something: words, or answers to a checklist. */
    private static void requireFindings(VisitView view, Instant moment) {
        if (view.findings() == null && view.answers().isEmpty()) {
            throw ProblemException.invalid(FieldError.of("/findings", "REQUIRED"));
        }
        if (view.begunAt() != null && moment.isBefore(view.begunAt())) {
            throw ProblemException.invalid(FieldError.of("/at", "OUT_OF_RANGE"));
        }
    }

    private Instant moment(@Nullable Instant at) {
        Instant now = clock.instant();
        if (at != null && at.isAfter(now.plus(AHEAD))) {
            throw ProblemException.invalid(FieldError.of("/at", "IN_FUTURE"));
        }
        if (at != null && at.isBefore(now.minus(BACK))) {
            throw ProblemException.invalid(FieldError.of("/at", "OUT_OF_RANGE"));
        }
        return at == null || at.isAfter(now) ? now : at;
    }

    private static VisitView shown(Caller caller, Stored stored) {
        VisitView view = stored.view();
        boolean whole = view.state().told() || VisitRights.plans(caller, stored.place());
        return new VisitView(
                view.id(),
                view.organization(),
                view.timeZone(),
                view.visitor(),
                view.kind(),
                view.plannedOn(),
                view.plannedAt(),
                view.purpose(),
                view.checklist(),
                whole ? view.answers() : List.of(),
                whole ? view.findings() : null,
                whole ? view.files() : List.of(),
                view.state(),
                view.begunAt(),
                view.completedAt(),
                view.acknowledgedAt(),
                view.acknowledgedBy(),
                view.cancelledAt(),
                view.cancelReason(),
                view.version(),
                view.createdAt(),
                view.updatedAt(),
                actions(caller, stored));
    }
}
