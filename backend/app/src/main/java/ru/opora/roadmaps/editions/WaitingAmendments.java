package ru.opora.roadmaps.editions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapState;

/** What an order approved: carried out at once, or kept as it is until the day from which it holds. */
@Service
class WaitingAmendments {

    private final AmendmentQueries queries;
    private final WaitingQueries waiting;
    private final EditionQueries editions;
    private final Clock clock;

    WaitingAmendments(AmendmentQueries queries, WaitingQueries waiting, EditionQueries editions, Clock clock) {
        this.queries = queries;
        this.waiting = waiting;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * An amending draft with the order that approved it.
     *
     * @param base the edition it was begun from
     */
    record Approved(UUID draft, UUID roadmap, int base, RoadmapApproval approval, String by, Instant at) {}

    /** The number of the edition it would be; holds its roadmap until the transaction ends. Refused where it may not be one. */
    Mono<Integer> next(Approved amendment) {
        return queries.hold(amendment.roadmap())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .doOnNext(WaitingAmendments::requireInForce)
                .flatMap(state -> queries.lastEdition(amendment.roadmap()))
                .doOnNext(last -> requireCurrent(amendment, last))
                .map(last -> last + 1);
    }

    /** Keeps it for its day. Gives the draft; nothing when it is not of that version any more. */
    Mono<UUID> begin(Approved amendment, long version) {
        return plan(amendment)
                .then(Mono.defer(() -> waiting.begin(amendment, version)))
                .filter(begun -> begun > 0)
                .map(begun -> amendment.draft());
    }

    /** Makes it the next edition. Gives the draft; nothing when it is not of that version any more. */
    Mono<UUID> merge(Approved amendment, long version, int edition, LocalDate today) {
        RoadmapApproval approval = amendment.approval();
        return queries.end(amendment.draft(), version, edition, today)
                .filter(ended -> ended > 0)
                .flatMap(ended -> plan(amendment)
                        .flatMap(plan -> queries.merge(amendment.roadmap(), amendment.draft(), plan, edition, approval))
                        .then(Mono.defer(
                                () -> queries.freeze(amendment.roadmap(), approval, amendment.by(), amendment.at())))
                        .thenReturn(amendment.draft()));
    }

    /** Makes a draft of it again. Gives the draft; nothing when it does not wait, or is not of that version any more. */
    Mono<UUID> withdraw(UUID draft, long version, String reason) {
        return waiting.withdraw(draft, version, reason)
                .filter(withdrawn -> withdrawn > 0)
                .map(withdrawn -> draft);
    }

    /** Those whose day has come where their owners are. */
    Flux<Approved> due() {
        return waiting.due(clock.instant());
    }

    /** Carries out one whose day has come, all of it or nothing, unless another node does. */
    @Transactional
    Mono<Void> carryOut(UUID draft) {
        return waiting.take(draft, clock.instant())
                .flatMap(taken -> next(taken.amendment())
                        .flatMap(edition -> merge(taken.amendment(), taken.version(), edition, taken.today())))
                .then();
    }

    /** Notes why it could not be carried out; a person decides what to do. */
    @Transactional
    Mono<Void> fail(UUID draft, String why) {
        return waiting.fail(draft, why).then();
    }

    private Mono<AmendmentPlan> plan(Approved amendment) {
        return editions.current(amendment.roadmap())
                .zipWith(editions.current(amendment.draft()))
                .doOnNext(plans -> {
                    if (Differences.none(plans.getT1(), plans.getT2())) {
                        throw ProblemException.of(ProblemType.NOTHING_AMENDED);
                    }
                })
                .map(plans -> AmendmentPlan.of(plans.getT1(), plans.getT2()));
    }

    static void requireInForce(RoadmapState state) {
        if (state != RoadmapState.APPROVED && state != RoadmapState.ACTIVE) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
    }

    private static void requireCurrent(Approved amendment, int last) {
        if (!Objects.equals(amendment.base(), last)) {
            throw ProblemException.of(ProblemType.AMENDMENT_OUTDATED, amendment.base(), last);
        }
    }
}
