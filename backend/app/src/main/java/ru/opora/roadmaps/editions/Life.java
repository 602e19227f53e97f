package ru.opora.roadmaps.editions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapClosing;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapProposal;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.Roadmaps;

/** The steps of a roadmap's life, with what must be asked before each. */
@Service
class Life {

    private final Roadmaps roadmaps;
    private final Amendments amendments;
    private final LifeQueries queries;
    private final Agreements agreements;
    private final AgreementQueries answers;
    private final Organizations organizations;
    private final Clock clock;

    Life(
            Roadmaps roadmaps,
            Amendments amendments,
            LifeQueries queries,
            Agreements agreements,
            AgreementQueries answers,
            Organizations organizations,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.amendments = amendments;
        this.queries = queries;
        this.agreements = agreements;
        this.answers = answers;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<RoadmapView> propose(Caller caller, UUID id, @Nullable Long version, RoadmapProposal proposal) {
        if (!proposal.everybodyBelow() && proposal.named().isEmpty()) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationIds", "REQUIRED")));
        }
        return roadmaps.known(caller, id, RoadmapPermission.WRITE)
                .flatMap(known -> reachable(caller, known.path(), proposal.named()))
                .then(Mono.defer(() -> roadmaps.propose(caller, id, version, proposal)));
    }

    Mono<RoadmapView> withdraw(Caller caller, UUID id, @Nullable Long version) {
        return roadmaps.withdraw(caller, id, version);
    }

    Mono<ProposalView> proposal(Caller caller, UUID id) {
        return roadmaps.get(caller, id)
                .flatMap(view -> Mono.zip(
                                queries.proposedTo(id)
                                        .collectList()
                                        .flatMap(ids -> organizations
                                                .summaries(caller, ids)
                                                .collectList()),
                                queries.openComments(caller, id),
                                answers.counts(caller, id),
                                agreements.mine(caller, id).singleOptional())
                        .map(found -> new ProposalView(
                                view.proposedBelow(),
                                found.getT1(),
                                view.proposedUntil(),
                                view.proposalMessage(),
                                found.getT2().count(),
                                found.getT3(),
                                found.getT4().orElse(null))));
    }

    @Transactional
    Mono<RoadmapView> approve(Caller caller, UUID id, @Nullable Long version, RoadmapApproval approval) {
        return roadmaps.known(caller, id, RoadmapPermission.APPROVE)
                .flatMap(known -> noOpenComments(caller, id, approval)
                        .then(Mono.defer(() -> known.amendsId() == null
                                ? roadmaps.approve(caller, id, version, approval)
                                : amendments.approve(caller, known, version, approval))));
    }

    Mono<RoadmapView> activate(Caller caller, UUID id, @Nullable Long version) {
        return roadmaps.activate(caller, id, version);
    }

    @Transactional
    Mono<RoadmapView> close(Caller caller, UUID id, @Nullable Long version, RoadmapClosing closing) {
        return roadmaps.known(caller, id, RoadmapPermission.APPROVE)
                .flatMap(known -> organizations.place(caller, known.organizationId()))
                .map(place -> closing.closedOn() == null
                        ? LocalDate.now(clock.withZone(ZoneId.of(place.timeZone())))
                        : closing.closedOn())
                .flatMap(day -> roadmaps.close(caller, id, version, day, closing.reason()))
                .flatMap(view -> noOpenCheckpoints(id, closing).thenReturn(view));
    }

    /** Named organisations lie below the roadmap's, or above it: others would never see it. */
    private Mono<Void> reachable(Caller caller, String path, List<UUID> named) {
        return Flux.range(0, named.size())
                .concatMap(i -> organizations
                        .place(caller, named.get(i))
                        .onErrorMap(ProblemException.class, failure -> unknown(i))
                        .filter(place -> (place.path() + ".").startsWith(path + ".")
                                || (path + ".").startsWith(place.path() + "."))
                        .switchIfEmpty(Mono.error(() -> unknown(i))))
                .then();
    }

    private static ProblemException unknown(int index) {
        return ProblemException.invalid(FieldError.of("/organizationIds/" + index, "NOT_FOUND"));
    }

    private Mono<Void> noOpenComments(Caller caller, UUID id, RoadmapApproval approval) {
        if (Boolean.TRUE.equals(approval.despiteOpenComments())) {
            return Mono.empty();
        }
        return queries.openComments(caller, id)
                .filter(open -> open.count() > 0)
                .flatMap(open -> Mono.error(
                        ProblemException.with(ProblemType.OPEN_COMMENTS, "openComments", open.items(), open.count())));
    }

    /** Asked after the step, inside its transaction: what is reported meanwhile waits for it and finds a closed plan. */
    private Mono<Void> noOpenCheckpoints(UUID id, RoadmapClosing closing) {
        if (Boolean.TRUE.equals(closing.despiteOpenCheckpoints())) {
            return Mono.empty();
        }
        return queries.openCheckpoints(id)
                .filter(open -> open.count() > 0)
                .flatMap(open -> Mono.error(ProblemException.with(
                        ProblemType.OPEN_CHECKPOINTS, "openCheckpoints", open.items(), open.count())));
    }
}
