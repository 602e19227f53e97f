package ru.opora.roadmaps.editions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.Roadmaps.Known;
import ru.opora.roadmaps.editions.AmendmentQueries.Link;
import ru.opora.roadmaps.editions.RowMatcher.Match;
import ru.opora.roadmaps.importing.RoadmapImports;
import ru.opora.terms.Period;

/** Amendments by order: a draft beside the roadmap, that becomes its next edition. */
@Service
class Amendments {

    private static final String ROWS = "roadmaps_activities";
    private static final String SECTIONS = "roadmaps_sections";

    private final Roadmaps roadmaps;
    private final RoadmapImports imports;
    private final AmendmentQueries queries;
    private final MatchQueries matches;
    private final RenewalQueries renewals;
    private final EditionQueries editions;
    private final WaitingAmendments waiting;
    private final Organizations organizations;
    private final Clock clock;

    Amendments(
            Roadmaps roadmaps,
            RoadmapImports imports,
            AmendmentQueries queries,
            MatchQueries matches,
            RenewalQueries renewals,
            EditionQueries editions,
            WaitingAmendments waiting,
            Organizations organizations,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.imports = imports;
        this.queries = queries;
        this.matches = matches;
        this.renewals = renewals;
        this.editions = editions;
        this.waiting = waiting;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Begins an amendment of a plan that was approved: as its copy, or from the annex of the order. */
    @Transactional
    Mono<RoadmapView> begin(Caller caller, UUID roadmap, AmendmentRequest request) {
        UUID draft = request.id() == null ? UUID.randomUUID() : request.id();
        if ((request.importId() == null) != (request.annex() == null)) {
            return Mono.error(() -> ProblemException.invalid(
                    FieldError.of(request.importId() == null ? "/importId" : "/annex", "REQUIRED")));
        }
        return roadmaps.known(caller, roadmap, RoadmapPermission.WRITE)
                .doOnNext(Amendments::requirePlan)
                .flatMap(known -> queries.begin(roadmap, draft, caller.subject(), request.importId() == null)
                        .then(Mono.defer(() -> annex(caller, known, draft, request))))
                .then(Mono.defer(() -> roadmaps.get(caller, draft)));
    }

    /**
     * Merges an amending draft into its roadmap as the next edition, all of it or nothing; one that holds from a later day waits
     * for it.
     */
    Mono<RoadmapView> approve(Caller caller, Known draft, @Nullable Long version, RoadmapApproval approval) {
        UUID roadmap = Objects.requireNonNull(draft.amendsId());
        if (draft.state() != RoadmapState.DRAFT && draft.state() != RoadmapState.IN_AGREEMENT) {
            return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, draft.state()));
        }
        long known = version == null ? draft.version() : version;
        var approved = new WaitingAmendments.Approved(
                draft.id(),
                roadmap,
                Objects.requireNonNull(draft.baseEdition()),
                approval,
                caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return waiting.next(approved)
                .delayUntil(edition -> noOpenMatches(draft.id(), approval))
                .zipWith(today(caller, draft))
                .flatMap(found -> later(approval, found.getT2())
                        ? waiting.begin(approved, known)
                        : waiting.merge(approved, known, found.getT1(), found.getT2())
                                .map(merged -> roadmap))
                .switchIfEmpty(Mono.defer(() -> stale(caller, draft)))
                .flatMap(id -> roadmaps.get(caller, id));
    }

    /** Takes the approval of an amendment that waits for its day back: it is a draft again. */
    @Transactional
    Mono<RoadmapView> withdrawApproval(
            Caller caller, UUID draft, @Nullable Long version, ApprovalWithdrawal withdrawal) {
        return amending(caller, draft, RoadmapPermission.APPROVE)
                .doOnNext(known -> {
                    if (known.state() != RoadmapState.APPROVED) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, known.state());
                    }
                })
                .flatMap(known -> waiting.withdraw(
                                draft, version == null ? known.version() : version, withdrawal.reason())
                        .switchIfEmpty(Mono.defer(() -> stale(caller, known))))
                .flatMap(id -> roadmaps.get(caller, id));
    }

    /** Takes over into a draft what another amendment did to its roadmap meanwhile. */
    @Transactional
    Mono<RenewalView> renew(Caller caller, UUID draft) {
        return amending(caller, draft, RoadmapPermission.WRITE)
                .flatMap(known -> queries.lastEdition(amended(known))
                        .delayUntil(last -> renewals.hold(draft, last)
                                .filter(held -> held > 0)
                                .switchIfEmpty(Mono.error(
                                        () -> ProblemException.of(ProblemType.ILLEGAL_STATE, known.state()))))
                        .flatMap(last -> renewal(known)))
                .flatMap(renewal -> renewals.write(draft, renewal).thenReturn(renewal))
                .flatMap(renewal -> roadmaps.get(caller, draft).map(view -> new RenewalView(view, renewal.conflicts)));
    }

    private Mono<Renewal> renewal(Known draft) {
        UUID roadmap = amended(draft);
        return Mono.zip(
                        editions.edition(roadmap, draft.baseEdition()),
                        editions.current(roadmap),
                        editions.current(draft.id()))
                .map(plans -> Renewal.of(plans.getT1().plan(), plans.getT2(), plans.getT3()));
    }

    Mono<MatchView> matches(Caller caller, UUID draft) {
        return amending(caller, draft, null).flatMap(known -> matches.find(draft, amended(known)));
    }

    /** A person says that rows matched by likeness are the same. */
    @Transactional
    Mono<MatchView> confirm(Caller caller, UUID draft, MatchView.Confirmation confirmation) {
        return amending(caller, draft, RoadmapPermission.WRITE)
                .doOnNext(known -> {
                    if (known.state() != RoadmapState.DRAFT) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, known.state());
                    }
                })
                .flatMap(known -> matches.confirm(draft, confirmation.activityIds())
                        .then(Mono.defer(() -> matches.find(draft, amended(known)))));
    }

    private Mono<Void> annex(Caller caller, Known roadmap, UUID draft, AmendmentRequest request) {
        UUID imported = request.importId();
        AmendmentRequest.Annex kind = request.annex();
        if (imported == null || kind == null) {
            return Mono.empty();
        }
        var period = new Period(roadmap.periodStart(), roadmap.periodEnd());
        return imports.use(caller, imported, roadmap.organizationId(), draft, period)
                .zipWith(editions.current(roadmap.id()))
                .flatMap(found -> written(draft, found.getT1(), found.getT2(), kind));
    }

    private Mono<Void> written(
            UUID draft, List<RoadmapDraft.Section> annex, PlanContent current, AmendmentRequest.Annex kind) {
        AnnexReading.Result read = AnnexReading.read(current, annex, kind);
        return roadmaps.addRows(draft, read.sections())
                .then(Mono.defer(() -> editions.current(draft)))
                .flatMap(made -> queries.link(draft, ROWS, rowLinks(made, read.origins()))
                        .then(Mono.defer(() -> queries.link(draft, SECTIONS, sectionLinks(current, made))))
                        .then(Mono.defer(() -> matches.carry(draft))));
    }

    private static List<Link> rowLinks(PlanContent made, List<@Nullable Match> origins) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < made.activities().size(); i++) {
            Match match = origins.get(i);
            if (match != null) {
                links.add(new Link(made.activities().get(i).id(), match.origin(), match.likeness()));
            }
        }
        return links;
    }

    /** Sections are labels over rows: the likest one is good enough, and the differences show it. */
    private static List<Link> sectionLinks(PlanContent current, PlanContent made) {
        Map<UUID, Match> found =
                RowMatcher.match(AnnexReading.named(current.sections()), AnnexReading.named(made.sections()));
        return found.entrySet().stream()
                .map(match -> new Link(match.getKey(), match.getValue().origin(), null))
                .toList();
    }

    private Mono<UUID> stale(Caller caller, Known draft) {
        return roadmaps.get(caller, draft.id())
                .flatMap(now -> Mono.error(
                        now.state() == RoadmapState.CLOSED
                                ? ProblemException.of(ProblemType.ILLEGAL_STATE, now.state())
                                : ProblemException.stale(now)));
    }

    /** Where the owner is. */
    private Mono<LocalDate> today(Caller caller, Known draft) {
        return organizations
                .place(caller, draft.organizationId())
                .map(place -> LocalDate.now(clock.withZone(ZoneId.of(place.timeZone()))));
    }

    private Mono<Void> noOpenMatches(UUID draft, RoadmapApproval approval) {
        if (Boolean.TRUE.equals(approval.despiteOpenMatches())) {
            return Mono.empty();
        }
        return matches.doubtful(draft)
                .collectList()
                .filter(open -> !open.isEmpty())
                .flatMap(open ->
                        Mono.error(ProblemException.with(ProblemType.OPEN_MATCHES, "openMatches", open, open.size())));
    }

    private Mono<Known> amending(Caller caller, UUID draft, @Nullable String permission) {
        return roadmaps.known(caller, draft, permission)
                .filter(known -> known.amendsId() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_AMENDING)));
    }

    private static UUID amended(Known draft) {
        return Objects.requireNonNull(draft.amendsId());
    }

    /** Whether nobody may work by it yet. */
    private static boolean later(RoadmapApproval approval, LocalDate today) {
        LocalDate day = approval.effectiveOn();
        return day != null && day.isAfter(today);
    }

    private static void requirePlan(Known roadmap) {
        if (roadmap.amendsId() != null) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, roadmap.state());
        }
        WaitingAmendments.requireInForce(roadmap.state());
    }
}
