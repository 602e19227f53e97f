package ru.opora.roadmaps.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import ru.opora.terms.Period;

/** Imports: a preview of what an order says, its corrections, and the draft roadmap it becomes. */
@Service
public class RoadmapImports {

    private final ImportQueries queries;
    private final PlanReading reading;
    private final ImportMapper mapper;
    private final Organizations organizations;
    private final Roadmaps roadmaps;
    private final TransactionalOperator transaction;

    RoadmapImports(
            ImportQueries queries,
            PlanReading reading,
            ImportMapper mapper,
            Organizations organizations,
            Roadmaps roadmaps,
            TransactionalOperator transaction) {
        this.queries = queries;
        this.reading = reading;
        this.mapper = mapper;
        this.organizations = organizations;
        this.roadmaps = roadmaps;
        this.transaction = transaction;
    }

    /** Reads a file into a preview and keeps both; a file that is refused leaves nothing behind. */
    Mono<RoadmapImport> preview(Caller caller, UploadedFile file) {
        Corrections given = given(file);
        return place(caller, file.organizationId(), "/organizationId")
                .then(Mono.defer(() -> reading.read(file.fileName(), file.content(), given)))
                .map(plan -> new RoadmapImport(
                        file.id() == null ? UUID.randomUUID() : file.id(),
                        file.organizationId(),
                        ImportStatus.PREVIEW,
                        file.fileName(),
                        given,
                        plan,
                        null,
                        0,
                        Instant.EPOCH))
                .flatMap(made ->
                        queries.insert(caller, made, file.content()).then(Mono.defer(() -> get(caller, made.id()))));
    }

    Mono<Page<ImportSummary>> list(Caller caller, @Nullable ImportStatus status, int limit, @Nullable String cursor) {
        return queries.list(caller, status, limit, cursor);
    }

    Mono<RoadmapImport> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** Adds corrections and recognises the plan anew with all of them. */
    Mono<RoadmapImport> correct(Caller caller, UUID id, long version, ImportPatch patch) {
        return current(caller, id, version)
                .flatMap(found -> place(caller, patch.organizationId().value(), "/organizationId")
                        .then(Mono.defer(() -> corrected(found, patch))))
                .flatMap(queries::update)
                .flatMap(rows -> rows == 0 ? current(caller, id, version) : get(caller, id));
    }

    /** Makes the draft roadmap: all of it or nothing, and once only. */
    Mono<UUID> apply(Caller caller, UUID id, @Nullable Long version, ApplyRequest request) {
        return current(caller, id, version).flatMap(found -> {
            UUID organization = Optional.ofNullable(request.organizationId())
                    .or(() -> Optional.ofNullable(found.organizationId()))
                    .or(() -> onlySubtree(caller))
                    .orElseThrow(() -> ProblemException.invalid(FieldError.of("/organizationId", "REQUIRED")));
            return place(caller, organization, "/organizationId")
                    .then(Mono.defer(() -> roadmaps.create(caller.subject(), request.id(), draft(found, organization))))
                    .flatMap(roadmap -> queries.apply(found, organization, roadmap)
                            .flatMap(rows -> rows == 0 ? current(caller, id, found.version()) : Mono.just(found))
                            .thenReturn(roadmap))
                    .as(transaction::transactional);
        });
    }

    /**
     * The sections of an import, taken for a draft that is made otherwise; it is used up by that.
     *
     * @param period of that draft: terms are read in it
     */
    public Mono<List<RoadmapDraft.Section>> use(
            Caller caller, UUID id, UUID organization, UUID roadmap, Period period) {
        return queries.find(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/importId", "NOT_FOUND"))))
                .flatMap(found -> current(caller, id, null))
                .flatMap(found -> queries.apply(found, organization, roadmap)
                        .flatMap(rows -> rows == 0 ? current(caller, id, found.version()) : Mono.just(found)))
                .flatMap(found -> queries.content(id)
                        .flatMap(content -> reading.read(
                                found.fileName(), content, found.corrections().in(period))))
                .map(plan -> plan.sections().stream().map(mapper::draft).toList());
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return current(caller, id, version)
                .flatMap(found -> queries.delete(id, version))
                .flatMap(rows -> rows == 0 ? current(caller, id, version).then() : Mono.empty());
    }

    /** Imports a document and makes its draft roadmap in one go, for plans that need no person's eye. */
    public Mono<UUID> importWhole(Caller caller, String fileName, byte[] content, UUID organization) {
        return preview(caller, new UploadedFile(null, fileName, content, organization, null, null, null))
                .flatMap(made -> apply(caller, made.id(), null, new ApplyRequest(null, organization)));
    }

    private Mono<RoadmapImport> corrected(RoadmapImport found, ImportPatch patch) {
        Corrections corrections = new CorrectionMerger(found.plan()).merge(found.corrections(), patch);
        requireOrder(corrections.periodStart(), corrections.periodEnd());
        return queries.content(found.id())
                .flatMap(content -> reading.read(found.fileName(), content, corrections))
                .map(plan -> new RoadmapImport(
                        found.id(),
                        patch.organizationId().or(found.organizationId()),
                        found.status(),
                        found.fileName(),
                        corrections,
                        plan,
                        found.roadmapId(),
                        found.version(),
                        found.createdAt()));
    }

    /** The import, if it may still be changed and has the version; null is any. */
    private Mono<RoadmapImport> current(Caller caller, UUID id, @Nullable Long version) {
        return get(caller, id).doOnNext(found -> {
            if (found.status() == ImportStatus.APPLIED) {
                throw ProblemException.of(ProblemType.ILLEGAL_STATE, found.status());
            }
            if (version != null && version != found.version()) {
                throw ProblemException.stale(mapper.view(found, Locale.forLanguageTag("ru")));
            }
        });
    }

    private Mono<Void> place(Caller caller, @Nullable UUID organization, String pointer) {
        return organization == null
                ? Mono.empty()
                : organizations
                        .open(caller, RoadmapPermission.WRITE, organization, pointer)
                        .then();
    }

    private RoadmapDraft draft(RoadmapImport found, UUID organization) {
        RecognisedPlan plan = found.plan();
        Corrections fixed = found.corrections();
        if (plan.periodStart() == null || plan.periodEnd() == null) {
            throw ProblemException.invalid(
                    FieldError.of("/periodStart", "REQUIRED"), FieldError.of("/periodEnd", "REQUIRED"));
        }
        return new RoadmapDraft(
                organization,
                Objects.requireNonNull(ImportMapper.text(plan.title(), found.fileName())),
                ImportMapper.text(fixed.goal(), plan.goal()),
                plan.periodStart(),
                plan.periodEnd(),
                ImportMapper.text(fixed.orderNumber(), plan.orderNumber()),
                fixed.date(plan.orderDate()),
                ImportMapper.text(fixed.signatory(), plan.signatory()),
                found.id(),
                plan.sections().stream().map(mapper::draft).toList());
    }

    private static Corrections given(UploadedFile file) {
        if ((file.periodStart() == null) != (file.periodEnd() == null)) {
            throw ProblemException.invalid(
                    FieldError.of(file.periodStart() == null ? "/periodStart" : "/periodEnd", "REQUIRED"));
        }
        requireOrder(file.periodStart(), file.periodEnd());
        return new Corrections(
                file.title(),
                null,
                null,
                null,
                null,
                null,
                file.periodStart(),
                file.periodEnd(),
                null,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static void requireOrder(@Nullable LocalDate start, @Nullable LocalDate end) {
        if (start != null && end != null && end.isBefore(start)) {
            throw ProblemException.invalid(FieldError.of("/periodEnd", "PERIOD_REVERSED"));
        }
    }

    /** The root of the one subtree in which the caller writes roadmaps, if there is just one and it has a root. */
    private static Optional<UUID> onlySubtree(Caller caller) {
        List<String> roots = Arrays.asList(caller.scope(RoadmapPermission.WRITE));
        return roots.size() == 1 && !roots.get(0).isEmpty()
                ? Optional.of(Organizations.idOf(roots.get(0)))
                : Optional.empty();
    }
}
