package ru.opora.monitoring.rounds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.Indicators;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundQueries.Chosen;
import ru.opora.monitoring.rounds.RoundQueries.Stored;
import ru.opora.monitoring.rounds.RoundView.Action;
import ru.opora.monitoring.rounds.RoundView.RoundIndicator;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Rounds: drafts that are changed, open ones that are filled, closed ones that stay. */
@Service
public class Rounds {

    private final RoundQueries queries;
    private final PanelQueries panels;
    private final Indicators indicators;
    private final Organizations organizations;
    private final ObjectProvider<RoundOpening> openings;

    /** What follows from an opening asks for rounds itself, so it is looked for when one is opened. */
    Rounds(
            RoundQueries queries,
            PanelQueries panels,
            Indicators indicators,
            Organizations organizations,
            ObjectProvider<RoundOpening> openings) {
        this.openings = openings;
        this.queries = queries;
        this.panels = panels;
        this.indicators = indicators;
        this.organizations = organizations;
    }

    /** The round, not found unless the caller sees it. */
    public Mono<KnownRound> known(Caller caller, UUID id) {
        return stored(caller, id)
                .zipWhen(stored -> queries.indicators(id).collectList())
                .map(read -> known(read.getT1(), read.getT2()));
    }

    /** A round that is open; else that it is not is said. */
    public Mono<KnownRound> open(Caller caller, UUID id) {
        return known(caller, id)
                .flatMap(round -> round.state() == RoundState.OPEN
                        ? Mono.just(round)
                        : Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, round.state())));
    }

    /** The same, held until the end of the transaction: nobody else writes in it, nobody closes it. */
    public Mono<KnownRound> openAlone(Caller caller, UUID id) {
        return open(caller, id).flatMap(round -> panels.waitForAll(id)).then(Mono.defer(() -> open(caller, id)));
    }

    Mono<Page<RoundSummary>> list(Caller caller, RoundQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<RoundView> get(Caller caller, UUID id) {
        return stored(caller, id)
                .zipWhen(stored -> queries.indicators(id).collectList())
                .map(read -> view(caller, read.getT1(), read.getT2()));
    }

    @Transactional
    Mono<RoundView> create(Caller caller, RoundRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, MonitoringPermission.MANAGE, request.organizationId(), "/organizationId")
                .delayUntil(place -> sound(caller, place.id(), request.change()))
                .flatMap(place -> queries.insert(id, place.id(), request.change(), caller.subject()))
                .then(Mono.defer(() -> queries.choose(id, request.indicatorIds())))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<RoundView> change(Caller caller, UUID id, long version, RoundRequest.Change change) {
        return managed(caller, id, RoundState.DRAFT)
                .delayUntil(
                        stored -> sound(caller, stored.summary().organization().id(), change))
                .flatMap(stored -> queries.update(id, version, change))
                .flatMap(changed -> changed > 0 ? queries.choose(id, change.indicatorIds()) : stale(caller, id))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return managed(caller, id, RoundState.DRAFT)
                .filter(stored -> stored.summary().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .flatMap(stored -> queries.delete(id, version))
                .then();
    }

    /** From now on it measures what it measures now, in the schools of the day of its panel. */
    @Transactional
    Mono<RoundView> open(Caller caller, UUID id, @Nullable Long version) {
        return managed(caller, id, RoundState.DRAFT)
                .filter(stored -> version == null || stored.summary().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .zipWhen(stored -> queries.indicators(id).collectList().delayUntil(RoundRules::complete))
                .flatMap(read -> panels.freeze(id)
                        .then(Mono.defer(() -> panels.fill(id)))
                        .filter(schools -> schools > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ROUND_EMPTY)))
                        .flatMap(schools -> panels.open(
                                id, read.getT1().summary().version(), RoundRules.cells(read.getT2()), schools)))
                .flatMap(changed -> changed > 0 ? opened(caller, id) : stale(caller, id));
    }

    private Mono<RoundView> opened(Caller caller, UUID id) {
        return Flux.defer(() -> Flux.fromStream(openings.orderedStream()))
                .concatMap(one -> one.opened(caller, id))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<RoundView> close(Caller caller, UUID id, @Nullable Long version) {
        return managed(caller, id, RoundState.OPEN)
                .filter(stored -> version == null || stored.summary().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .delayUntil(stored -> panels.waitForAll(id))
                .flatMap(stored -> panels.close(id, stored.summary().version()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<Stored> stored(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** A round in this state that the caller decides about. */
    private Mono<Stored> managed(Caller caller, UUID id, RoundState state) {
        return stored(caller, id)
                .filter(stored -> caller.may(MonitoringPermission.MANAGE, stored.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(stored -> stored.summary().state() == state
                        ? Mono.just(stored)
                        : Mono.error(() -> ProblemException.of(
                                ProblemType.ILLEGAL_STATE, stored.summary().state())));
    }

    private Mono<Void> sound(Caller caller, UUID owner, RoundRequest.Change change) {
        if (change.closesOn().isBefore(change.opensOn())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/closesOn", "PERIOD_REVERSED")));
        }
        Set<UUID> wanted = new HashSet<>(change.indicatorIds());
        if (wanted.size() < change.indicatorIds().size()) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/indicatorIds", "ALREADY_EXISTS")));
        }
        return indicators
                .usable(caller, owner, wanted)
                .filter(found -> found.archivedOn() == null)
                .count()
                .filter(found -> found == wanted.size())
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/indicatorIds", "NOT_FOUND"))))
                .then(Mono.defer(() -> programme(change.programmeId())));
    }

    private Mono<Void> programme(@Nullable UUID programme) {
        return programme == null
                ? Mono.empty()
                : queries.programmeIsThere(programme)
                        .filter(found -> found)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/programmeId", "NOT_FOUND"))))
                        .then();
    }

    private static KnownRound known(Stored stored, List<Chosen> chosen) {
        RoundSummary round = stored.summary();
        return new KnownRound(
                round.id(),
                round.organization().id(),
                stored.path(),
                round.organization().kind() == OrganizationKind.REGION,
                round.kind(),
                round.title(),
                round.opensOn(),
                round.closesOn(),
                round.state(),
                stored.cells(),
                chosen.stream()
                        .map(one -> new Measured(one.id(), one.indicatorId(), one.code(), one.definition()))
                        .toList());
    }

    private static RoundView view(Caller caller, Stored stored, List<Chosen> chosen) {
        RoundSummary round = stored.summary();
        return new RoundView(
                round.id(),
                round.organization(),
                round.kind(),
                round.title(),
                round.opensOn(),
                round.closesOn(),
                stored.panelOn(),
                stored.programmeId(),
                round.state(),
                round.schools(),
                stored.cells(),
                chosen.stream()
                        .map(one -> new RoundIndicator(one.indicatorId(), one.code(), one.definition()))
                        .collect(Collectors.toUnmodifiableList()),
                stored.openedAt(),
                stored.closedAt(),
                round.updatedAt(),
                round.version(),
                actions(caller, stored));
    }

    private static List<Action> actions(Caller caller, Stored stored) {
        boolean manages = caller.may(MonitoringPermission.MANAGE, stored.path());
        List<Action> actions = new ArrayList<>();
        switch (stored.summary().state()) {
            case DRAFT -> {
                if (manages) {
                    actions.addAll(List.of(Action.update, Action.delete, Action.open));
                }
            }
            case OPEN -> {
                if (manages) {
                    actions.addAll(List.of(Action.close, Action.fill));
                }
                if (caller.permissions().contains(MonitoringPermission.WRITE)) {
                    actions.addAll(List.of(Action.enter, Action.confirm));
                }
            }
            case CLOSED -> {}
        }
        return actions;
    }
}
