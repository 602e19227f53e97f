package ru.opora.monitoring.assessments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.AssessmentView.Action;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Assessments: what was written, when, and what «below» means. */
@Service
class Assessments {

    private final AssessmentQueries queries;
    private final Organizations organizations;

    Assessments(AssessmentQueries queries, Organizations organizations) {
        this.queries = queries;
        this.organizations = organizations;
    }

    Mono<Page<AssessmentView>> list(
            Caller caller, AssessmentQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<AssessmentView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    Mono<AssessmentView.Summary> summary(Caller caller, UUID id) {
        return get(caller, id).flatMap(found -> queries.summary(caller, found));
    }

    @Transactional
    Mono<AssessmentView> create(Caller caller, AssessmentRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, MonitoringPermission.WRITE, request.organizationId(), "/organizationId")
                .flatMap(place -> queries.insert(id, place.id(), request.change(), caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Changes it; once there are results it stays the procedure that they name. */
    @Transactional
    Mono<AssessmentView> change(Caller caller, UUID id, long version, AssessmentRequest.Change change) {
        return permitted(caller, id, Action.update)
                .filter(found -> found.version() == version)
                .switchIfEmpty(Mono.defer(() -> get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)))))
                .delayUntil(found -> change.names(found) ? Mono.empty() : requireUnused(id))
                .flatMap(found -> queries.update(id, version, change))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id, Action.delete)
                .flatMap(found -> queries.delete(id, version))
                .onErrorMap(DataIntegrityViolationException.class, used -> ProblemException.of(ProblemType.CONFLICT))
                .flatMap(deleted -> deleted > 0
                        ? Mono.empty()
                        : get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))));
    }

    private Mono<Void> requireUnused(UUID id) {
        return DatabaseScope.system(queries.used(id))
                .flatMap(used -> used
                        ? Mono.error(ProblemException.invalid(FieldError.of("/subject", "IN_USE")))
                        : Mono.empty());
    }

    private Mono<AssessmentView> permitted(Caller caller, UUID id, Action action) {
        return get(caller, id)
                .filter(found -> found.allowedActions().contains(action))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }
}
