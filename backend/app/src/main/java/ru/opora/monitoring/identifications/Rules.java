package ru.opora.monitoring.identifications;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.identifications.RuleView.Action;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Rules: drafts that are changed, published ones that never are. */
@Service
class Rules {

    private final RuleQueries queries;
    private final Organizations organizations;
    private final Clock clock;

    Rules(RuleQueries queries, Organizations organizations, Clock clock) {
        this.queries = queries;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<Page<RuleView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor);
    }

    Mono<RuleView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<RuleView> create(Caller caller, RuleRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, MonitoringPermission.MANAGE, request.organizationId(), "/organizationId")
                .delayUntil(place -> sound(request.definition()))
                .flatMap(place -> queries.insert(id, place.id(), request.change(), caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<RuleView> change(Caller caller, UUID id, long version, RuleRequest.Change change) {
        return draft(caller, id)
                .delayUntil(found -> sound(change.definition()))
                .flatMap(found -> queries.update(id, version, change))
                .flatMap(changed -> changed > 0
                        ? get(caller, id)
                        : draft(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))));
    }

    @Transactional
    Mono<RuleView> publish(Caller caller, UUID id, @Nullable Long version) {
        return draft(caller, id)
                .flatMap(found -> queries.publish(id, version, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .flatMap(changed -> changed > 0
                        ? get(caller, id)
                        : draft(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))));
    }

    static Mono<Void> sound(RuleDefinition definition) {
        String fault = definition.fault();
        return fault.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> ProblemException.invalid(FieldError.of(fault, "INVALID")));
    }

    /** A draft that the caller may change. */
    private Mono<RuleView> draft(Caller caller, UUID id) {
        return get(caller, id)
                .filter(found -> found.publishedOn() == null)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RuleView.State.PUBLISHED)))
                .filter(found -> found.allowedActions().contains(Action.update))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }
}
