package ru.opora.roadmaps.templates;

import java.util.Objects;
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
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.editions.Editions;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.terms.Period;

/** Copies of roadmaps and templates: one at once, or many in the background. */
@Service
class Copies {

    private final Roadmaps roadmaps;
    private final Editions editions;
    private final Templates templates;
    private final Organizations organizations;
    private final CopyQueries queries;
    private final CopyItemQueries items;
    private final PlanCopy copier;

    Copies(
            Roadmaps roadmaps,
            Editions editions,
            Templates templates,
            Organizations organizations,
            CopyQueries queries,
            CopyItemQueries items,
            PlanCopy copier) {
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.templates = templates;
        this.organizations = organizations;
        this.queries = queries;
        this.items = items;
        this.copier = copier;
    }

    /** A plan that may be copied, and whose it is. */
    private record Source(UUID organizationId, PlanContent plan) {}

    @Transactional
    Mono<RoadmapView> ofRoadmap(Caller caller, UUID roadmap, CopyRequest request) {
        return roadmap(caller, roadmap).flatMap(source -> copy(caller, source, request));
    }

    @Transactional
    Mono<RoadmapView> ofTemplate(Caller caller, UUID template, CopyRequest request) {
        return template(caller, template).flatMap(source -> copy(caller, source, request));
    }

    /** How a roadmap would read in another period. */
    Mono<CopyPreview> previewOfRoadmap(Caller caller, UUID roadmap, CopyRequest request) {
        return roadmap(caller, roadmap).map(source -> preview(source, request));
    }

    /** How a template would read in another period. */
    Mono<CopyPreview> previewOfTemplate(Caller caller, UUID template, CopyRequest request) {
        return template(caller, template).map(source -> preview(source, request));
    }

    private CopyPreview preview(Source source, CopyRequest request) {
        PlanContent plan = source.plan();
        Period period = request.period(plan.periodStart(), plan.periodEnd());
        return CopyPreview.of(plan, copier.copy(plan, source.organizationId(), null, period));
    }

    /** Notes copies for many; they are made in the background, in the name of whoever asked for them. */
    @Transactional
    Mono<CopyView> begin(Caller caller, CopyRequest.Many request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        requireOneSource(request);
        return queries.programmeExists(request.programmeId())
                .filter(exists -> exists)
                .switchIfEmpty(Mono.error(() -> unknown("/programmeId")))
                .flatMap(exists -> source(caller, request))
                .flatMap(source -> organizations
                        .permitted(caller, RoadmapPermission.WRITE, place(caller, source), "/roadmapId")
                        .flatMap(place ->
                                queries.insert(id, place.id(), request, period(request, source), caller.subject())))
                .then(Mono.defer(() -> items(caller, id, request)))
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(
                        FieldError.of(request.programmeId() == null ? "/roadmapId" : "/programmeId", "NOBODY"))))
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<Page<CopyView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor);
    }

    Mono<CopyView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    Mono<Page<CopyView.Item>> items(Caller caller, UUID id, int limit, @Nullable String cursor) {
        return get(caller, id).flatMap(copy -> items.items(id, limit, cursor));
    }

    private Mono<RoadmapView> copy(Caller caller, Source source, CopyRequest request) {
        UUID owner = Objects.requireNonNullElse(request.organizationId(), source.organizationId());
        return organizations
                .open(caller, RoadmapPermission.WRITE, owner, "/organizationId")
                .map(place -> copier.copy(
                        source.plan(),
                        owner,
                        request.title(),
                        request.period(
                                source.plan().periodStart(), source.plan().periodEnd())))
                .flatMap(made -> roadmaps.create(caller.subject(), request.id(), made.draft())
                        .flatMap(id -> items.carry(id, source.plan(), made).thenReturn(id)))
                .flatMap(id -> roadmaps.get(caller, id));
    }

    private Mono<Long> items(Caller caller, UUID id, CopyRequest.Many request) {
        UUID source = Objects.requireNonNull(request.roadmapId() == null ? request.templateId() : request.roadmapId());
        return request.programmeId() == null
                ? queries.insertSubtree(id, caller, source)
                : queries.insertSchools(id, caller, source, request.programmeId(), request.cohortYear());
    }

    private Mono<Source> source(Caller caller, CopyRequest.Many request) {
        UUID roadmap = request.roadmapId();
        return roadmap == null
                ? template(caller, Objects.requireNonNull(request.templateId()))
                        .onErrorMap(ProblemException.class, failure -> unknown("/templateId"))
                : roadmap(caller, roadmap).onErrorMap(ProblemException.class, failure -> unknown("/roadmapId"));
    }

    private Mono<Source> roadmap(Caller caller, UUID id) {
        return roadmaps.known(caller, id, null)
                .flatMap(known -> editions.plan(id).map(plan -> new Source(known.organizationId(), plan)));
    }

    private Mono<Source> template(Caller caller, UUID id) {
        return templates
                .stored(caller, id)
                .map(stored -> new Source(stored.head().organization().id(), stored.plan()));
    }

    /** Where the job is kept: at the source's owner, or where the caller writes plans when that is above them. */
    private static UUID place(Caller caller, Source source) {
        String[] roots = caller.scope(RoadmapPermission.WRITE);
        return roots.length == 1 && !roots[0].isEmpty() ? Organizations.idOf(roots[0]) : source.organizationId();
    }

    private static Period period(CopyRequest.Many request, Source source) {
        return CopyRequest.period(
                request.periodStart(),
                request.periodEnd(),
                source.plan().periodStart(),
                source.plan().periodEnd(),
                request.programmeId() == null ? 1 : 0);
    }

    private static void requireOneSource(CopyRequest.Many request) {
        if ((request.roadmapId() == null) == (request.templateId() == null)) {
            throw ProblemException.invalid(FieldError.of("/roadmapId", "REQUIRED"));
        }
        if (request.templateId() != null && request.programmeId() == null) {
            throw ProblemException.invalid(FieldError.of("/programmeId", "REQUIRED"));
        }
    }

    private static ProblemException unknown(String pointer) {
        return ProblemException.invalid(FieldError.of(pointer, "NOT_FOUND"));
    }
}
