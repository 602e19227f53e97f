package ru.opora.monitoring.formulas;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.formulas.FormulaView.Action;
import ru.opora.monitoring.formulas.FormulaView.Difference;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Formulas: drafts that are changed, published ones that never are. */
@Service
public class Formulas {

    private final FormulaQueries queries;
    private final Organizations organizations;
    private final Clock clock;

    Formulas(FormulaQueries queries, Organizations organizations, Clock clock) {
        this.queries = queries;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** The one that holds for an organisation: the nearest above it, of several there the newest. */
    public Mono<FormulaView> inForce(Caller caller, UUID organization) {
        return inForce(caller, List.of(organization)).mapNotNull(found -> found.get(organization));
    }

    /** The same for a few organisations. */
    public Mono<Map<UUID, FormulaView>> inForce(Caller caller, Collection<UUID> organizations) {
        return queries.inForce(caller, organizations);
    }

    Mono<Page<FormulaView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor);
    }

    Mono<FormulaView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<FormulaView> create(Caller caller, FormulaRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .permitted(caller, MonitoringPermission.FORMULAS, request.organizationId(), "/organizationId")
                .delayUntil(place -> sound(request.definition()))
                .flatMap(place -> queries.insert(id, place.id(), request.change(), caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<FormulaView> change(Caller caller, UUID id, long version, FormulaRequest.Change change) {
        return draft(caller, id)
                .delayUntil(found -> sound(change.definition()))
                .flatMap(found -> queries.update(id, version, change))
                .flatMap(changed -> changed > 0
                        ? get(caller, id)
                        : get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))));
    }

    @Transactional
    Mono<FormulaView> publish(Caller caller, UUID id, @Nullable Long version) {
        return draft(caller, id)
                .flatMap(found -> queries.publish(id, version, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .flatMap(changed -> changed > 0
                        ? get(caller, id)
                        : draft(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))));
    }

    static List<Difference> differences(RiskDefinition from, RiskDefinition to) {
        Map<String, String> before = from.flat();
        Map<String, String> after = to.flat();
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<Difference> found = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                found.add(new Difference(field, before.get(field), after.get(field)));
            }
        }
        return found;
    }

    /** A draft that the caller may change. */
    private Mono<FormulaView> draft(Caller caller, UUID id) {
        return get(caller, id)
                .filter(found -> found.publishedOn() == null)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, FormulaView.State.PUBLISHED)))
                .filter(found -> found.allowedActions().contains(Action.update))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private static Mono<Void> sound(RiskDefinition definition) {
        String fault = definition.fault();
        return fault.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> ProblemException.invalid(FieldError.of(fault, "INVALID")));
    }
}
