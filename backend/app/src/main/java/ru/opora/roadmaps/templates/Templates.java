package ru.opora.roadmaps.templates;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.editions.Editions;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.templates.TemplateQueries.Stored;

/** Plans that are kept to be copied. */
@Service
class Templates {

    private final TemplateQueries queries;
    private final Roadmaps roadmaps;
    private final Editions editions;
    private final Organizations organizations;

    Templates(TemplateQueries queries, Roadmaps roadmaps, Editions editions, Organizations organizations) {
        this.queries = queries;
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.organizations = organizations;
    }

    Mono<Page<TemplateView.Summary>> list(Caller caller, @Nullable String q, int limit, @Nullable String cursor) {
        return queries.list(caller, q, limit, cursor);
    }

    Mono<TemplateView> get(Caller caller, UUID id) {
        return stored(caller, id).map(TemplateQueries::view);
    }

    Mono<Stored> stored(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** Keeps the plan of a roadmap that the caller sees, for an organisation in which they write plans. */
    @Transactional
    Mono<TemplateView> create(Caller caller, TemplateRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return roadmaps.known(caller, request.roadmapId(), null)
                .onErrorMap(
                        ProblemException.class,
                        failure -> ProblemException.invalid(FieldError.of("/roadmapId", "NOT_FOUND")))
                .map(known -> request.organizationId() == null ? known.organizationId() : request.organizationId())
                .flatMap(place -> organizations.permitted(caller, RoadmapPermission.WRITE, place, "/organizationId"))
                .flatMap(place -> editions.plan(request.roadmapId())
                        .flatMap(plan -> queries.insert(id, place.id(), request, plan, caller.subject())))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<TemplateView> change(Caller caller, UUID id, long version, TemplateRequest.Change change) {
        return permitted(caller, id)
                .filter(stored -> stored.head().version() == version)
                .flatMap(stored -> plan(caller, change.roadmapId().value())
                        .flatMap(plan -> queries.update(stored, version, change, plan.orElse(null))))
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id)
                .flatMap(stored -> queries.delete(id, version))
                .flatMap(deleted -> deleted == 0 ? stale(caller, id) : Mono.empty());
    }

    private Mono<Optional<PlanContent>> plan(Caller caller, @Nullable UUID roadmap) {
        return roadmap == null
                ? Mono.just(Optional.empty())
                : roadmaps.known(caller, roadmap, null)
                        .onErrorMap(
                                ProblemException.class,
                                failure -> ProblemException.invalid(FieldError.of("/roadmapId", "NOT_FOUND")))
                        .flatMap(known -> editions.plan(roadmap))
                        .map(Optional::of);
    }

    private Mono<Stored> permitted(Caller caller, UUID id) {
        return stored(caller, id)
                .filter(stored -> caller.may(RoadmapPermission.WRITE, stored.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }
}
