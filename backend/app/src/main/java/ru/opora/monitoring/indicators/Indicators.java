package ru.opora.monitoring.indicators;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.IndicatorQueries.Filter;
import ru.opora.monitoring.indicators.IndicatorView.Action;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The catalogue: indicators are worded anew and archived, never deleted; rounds keep the wording they began with. */
@Service
public class Indicators {

    private final IndicatorQueries queries;
    private final IndicatorSources sources;
    private final Organizations organizations;
    private final Clock clock;

    Indicators(IndicatorQueries queries, IndicatorSources sources, Organizations organizations, Clock clock) {
        this.queries = queries;
        this.sources = sources;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Those of the ids that an organisation may use in its rounds: its own and those from above. */
    public Flux<IndicatorView> usable(Caller caller, UUID organization, Collection<UUID> ids) {
        return queries.usable(caller, organization, ids);
    }

    Mono<Page<IndicatorView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    IndicatorView.Sources sources() {
        return new IndicatorView.Sources(sources.offers());
    }

    Mono<IndicatorView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<IndicatorView> create(Caller caller, IndicatorRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, MonitoringPermission.MANAGE, request.organizationId(), "/organizationId")
                .delayUntil(place -> sound(request.definition()))
                .flatMap(place -> queries.taken(place.id(), request.code()))
                .filter(taken -> !taken)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/code", "IN_USE"))))
                .flatMap(free -> queries.insert(id, request, caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<IndicatorView> change(Caller caller, UUID id, long version, IndicatorDefinition definition) {
        return allowed(caller, id, Action.update)
                .delayUntil(found -> sound(definition))
                .flatMap(found -> queries.update(id, version, definition))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<IndicatorView> archive(Caller caller, UUID id, @Nullable Long version) {
        return allowed(caller, id, Action.archive)
                .flatMap(found -> queries.archive(id, version, clock.instant()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<IndicatorView> restore(Caller caller, UUID id, @Nullable Long version) {
        return allowed(caller, id, Action.restore)
                .flatMap(found -> queries.archive(id, version, null))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Not its own: forbidden; its own, but not in this state: that is said. */
    private Mono<IndicatorView> allowed(Caller caller, UUID id, Action action) {
        return get(caller, id)
                .filter(found -> !found.allowedActions().isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(found -> found.allowedActions().contains(action))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                        ProblemType.ILLEGAL_STATE,
                        action == Action.restore ? IndicatorView.State.IN_USE : IndicatorView.State.ARCHIVED)));
    }

    private Mono<Void> sound(IndicatorDefinition definition) {
        FieldError fault = IndicatorRules.fault(definition, sources.keys());
        return fault == null ? Mono.empty() : Mono.error(() -> ProblemException.invalid(fault));
    }
}
