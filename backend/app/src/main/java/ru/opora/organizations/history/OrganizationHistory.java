package ru.opora.organizations.history;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.OrganizationView;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.history.ChangeQueries.Facts;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Acts on organisations: at once when their day has come, otherwise on that day; and what was before them. */
@Service
class OrganizationHistory {

    private final Organizations organizations;
    private final OrganizationNames names;
    private final ChangeQueries queries;
    private final HistoryQueries history;
    private final Endings endings;
    private final Reopenings reopenings;
    private final Clock clock;

    OrganizationHistory(
            Organizations organizations,
            OrganizationNames names,
            ChangeQueries queries,
            HistoryQueries history,
            Endings endings,
            Reopenings reopenings,
            Clock clock) {
        this.organizations = organizations;
        this.names = names;
        this.queries = queries;
        this.history = history;
        this.endings = endings;
        this.reopenings = reopenings;
        this.clock = clock;
    }

    Mono<HistoryView> of(Caller caller, UUID id) {
        return organizations
                .place(caller, id)
                .then(Mono.zip(
                        history.versions(id).collectList(),
                        history.scheduled(id).collectList(),
                        undoable(caller, id).map(Optional::of).defaultIfEmpty(Optional.empty())))
                .map(read ->
                        new HistoryView(read.getT1(), read.getT2(), read.getT3().orElse(null)));
    }

    private Mono<HistoryView.Undo> undoable(Caller caller, UUID id) {
        return reopenings
                .last(id)
                .filter(last -> last.isUndoable() && last.isDecidedBy(caller))
                .flatMap(reopenings::offered);
    }

    /** Undoes the merging or closing that was its last act: it works again from today on, and with it what came from below it. */
    @Transactional
    Mono<OrganizationView> reopen(Caller caller, UUID id, ReopenRequest request) {
        return queries.lockTree()
                .then(Mono.defer(() -> reopenings.last(id)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .filter(last -> last.isDecidedBy(caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(Reopenings.Last::isUndoable)
                .switchIfEmpty(Mono.defer(() -> notUndoable(id)))
                .flatMap(
                        last -> reopen(request.change(id, today(last.timeZone()), caller), last, request.isRestoring()))
                .then(Mono.defer(() -> organizations.view(caller, id)));
    }

    private Mono<Void> reopen(Change change, Reopenings.Last last, boolean restores) {
        return queries.insert(change, ChangeState.DONE)
                .then(queries.begin(change))
                .then(reopenings.reopen(change, last))
                .then(restores ? reopenings.restore(change, last) : Mono.empty());
    }

    private Mono<Reopenings.Last> notUndoable(UUID id) {
        return reopenings
                .last(id)
                .flatMap(last -> Mono.error(ProblemException.of(ProblemType.ILLEGAL_STATE, last.state())));
    }

    /** Does it, or notes it down for its day. Gives the organisation as it is then. */
    @Transactional
    Mono<OrganizationView> act(Caller caller, Change wanted) {
        return queries.lockTree()
                .then(Mono.defer(() -> queries.facts(wanted)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .doOnNext(facts -> requireRights(caller, wanted, facts))
                .flatMap(facts -> decide(wanted, facts))
                .then(Mono.defer(() -> organizations.view(caller, wanted.organizationId())));
    }

    /** Takes back an act whose day has not come. */
    @Transactional
    Mono<Void> cancel(Caller caller, UUID organization, UUID change, long version) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(OrganizationPermission.WRITE, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> queries.cancel(change, organization, version))
                .filter(ended -> ended == 1)
                .switchIfEmpty(Mono.defer(() -> stale(organization, change)))
                .then();
    }

    /** The acts whose day has come. */
    Flux<Change> due() {
        return queries.due(clock.instant());
    }

    /** Carries out an act whose day has come, unless another node does. */
    @Transactional
    Mono<Void> carryOut(UUID id) {
        return queries.lockTree()
                .then(Mono.defer(() -> queries.take(id)))
                .flatMap(change -> queries.facts(change)
                        .doOnNext(facts -> requirePossible(change, facts))
                        .flatMap(facts -> carryOut(change, facts))
                        .then(queries.end(id, ChangeState.DONE, null)))
                .then();
    }

    /** Notes that an act is not possible any more; a person decides what to do. */
    @Transactional
    Mono<Void> fail(Change change, String why) {
        return queries.end(change.id(), ChangeState.FAILED, why).then();
    }

    private <T> Mono<T> stale(UUID organization, UUID change) {
        return history.scheduled(organization)
                .filter(now -> now.id().equals(change))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<Void> decide(Change wanted, Facts facts) {
        LocalDate today = today(facts.timeZone());
        Change change = wanted.effectiveOn() == null ? wanted.on(today) : wanted;
        requirePossible(change, facts);
        return change.day().isAfter(today)
                ? queries.insert(change, ChangeState.SCHEDULED)
                : queries.insert(change, ChangeState.DONE).then(Mono.defer(() -> carryOut(change, facts)));
    }

    private LocalDate today(String timeZone) {
        return LocalDate.now(clock.withZone(ZoneId.of(timeZone)));
    }

    private Mono<Void> carryOut(Change change, Facts facts) {
        return queries.begin(change)
                .then(
                        switch (change.action()) {
                            case RENAME ->
                                queries.rename(change, facts.name())
                                        .then(Mono.defer(() -> names.renew(List.of(change.organizationId()))));
                            case MOVE -> queries.move(change, facts);
                            case MERGE ->
                                endings.noteBelow(change)
                                        .then(queries.inherit(change, facts))
                                        .then(endings.endWith(change))
                                        .then(queries.close(change, OrganizationState.MERGED));
                            case CLOSE -> endings.endWith(change).then(queries.close(change, OrganizationState.CLOSED));
                            case REOPEN -> throw new IllegalArgumentException("Nothing is reopened on a day to come");
                        });
    }

    /** A name is decided inside; place and end by whoever is responsible for what is above, and for the new place. */
    private static void requireRights(Caller caller, Change change, Facts facts) {
        String decidedAt = change.action() == ChangeAction.RENAME ? facts.path() : facts.parentPath();
        if (change.other() != null && facts.otherPath() == null) {
            throw ProblemException.invalid(FieldError.of(change.otherPointer(), "NOT_FOUND"));
        }
        if (!caller.may(OrganizationPermission.WRITE, decidedAt)
                || (facts.otherPath() != null && !caller.may(OrganizationPermission.WRITE, facts.otherPath()))) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
    }

    private static void requirePossible(Change change, Facts facts) {
        if (facts.state() != OrganizationState.ACTIVE) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, facts.state());
        }
        if (change.day().isBefore(facts.since())) {
            throw ProblemException.invalid(FieldError.of("/effectiveOn", "BEFORE_LAST_CHANGE"));
        }
        if (change.action() == ChangeAction.CLOSE && facts.children()) {
            throw ProblemException.of(ProblemType.HAS_CHILDREN);
        }
        if (facts.otherPath() != null) {
            requireOther(change, facts, facts.otherPath());
        }
    }

    private static void requireOther(Change change, Facts facts, String otherPath) {
        if (facts.otherState() != OrganizationState.ACTIVE) {
            throw ProblemException.invalid(FieldError.of(change.otherPointer(), "NOT_ACTIVE"));
        }
        if ((otherPath + ".").startsWith(facts.path() + ".")) {
            throw ProblemException.invalid(FieldError.of(change.otherPointer(), "CYCLE"));
        }
        if (change.action() == ChangeAction.MOVE && otherPath.equals(facts.parentPath())) {
            throw ProblemException.invalid(FieldError.of(change.otherPointer(), "ALREADY_SO"));
        }
    }
}
