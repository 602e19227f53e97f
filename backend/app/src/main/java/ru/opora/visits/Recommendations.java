package ru.opora.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.visits.RecommendationQueries.Filter;
import ru.opora.visits.RecommendationQueries.Stored;
import ru.opora.visits.RecommendationView.Action;

/** Recommendations: who visits gives and verifies them, the school answers and does. */
@Service
class Recommendations {

    private final RecommendationQueries queries;
    private final Visits visits;
    private final VisitWriting writing;
    private final VisitPatching patching;

    Recommendations(RecommendationQueries queries, Visits visits, VisitWriting writing, VisitPatching patching) {
        this.queries = queries;
        this.visits = visits;
        this.writing = writing;
        this.patching = patching;
    }

    Mono<Page<RecommendationView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor).map(page -> page.map(stored -> view(caller, stored)));
    }

    Mono<RecommendationView> get(Caller caller, UUID id) {
        return find(caller, id).map(stored -> view(caller, stored));
    }

    @Transactional
    Mono<RecommendationView> add(Caller caller, UUID visit, RecommendationRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return visits.permitted(caller, visit, VisitView.Action.recommend)
                .flatMap(found -> queries.insert(id, visit, request, caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> update(Caller caller, UUID id, long version, RecommendationRequest.Change patch) {
        return permitted(caller, id, Action.update)
                .flatMap(found -> queries.update(found.view(), version, patch))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> answer(
            Caller caller, UUID id, @Nullable Long version, boolean agrees, @Nullable String text) {
        return permitted(caller, id, agrees ? Action.accept : Action.dispute)
                .flatMap(found -> queries.answer(
                        id,
                        version,
                        caller.subject(),
                        agrees ? RecommendationState.ACCEPTED : RecommendationState.DISPUTED,
                        text))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> done(
            Caller caller, UUID id, @Nullable Long version, RecommendationRequest.DoneRequest request) {
        List<UUID> files = request.files() == null
                ? List.of()
                : request.files().stream().distinct().toList();
        return permitted(caller, id, Action.done)
                .delayUntil(found ->
                        patching.requireFiles(found.view().organization().id(), files))
                .flatMap(found -> queries.done(id, version, caller.subject(), request.text())
                        .delayUntil(changed ->
                                changed > 0 ? writing.files(found.view().visitId(), id, files) : Mono.empty()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> verify(Caller caller, UUID id, @Nullable Long version) {
        return permitted(caller, id, Action.verify)
                .flatMap(found -> queries.verify(id, version, caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> sendBack(Caller caller, UUID id, @Nullable Long version, String remark) {
        return permitted(caller, id, Action.sendBack)
                .flatMap(found -> queries.sendBack(id, version, caller.subject(), remark))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<RecommendationView> withdraw(Caller caller, UUID id, @Nullable Long version, String remark) {
        return permitted(caller, id, Action.withdraw)
                .flatMap(found -> queries.withdraw(id, version, caller.subject(), remark))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    private Mono<Stored> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** Rights first, then the state. */
    private Mono<Stored> permitted(Caller caller, UUID id, Action action) {
        return find(caller, id)
                .filter(found -> mayEver(caller, found, action))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(found -> {
                    if (!fits(action, found)) {
                        throw ProblemException.of(
                                ProblemType.ILLEGAL_STATE, found.view().state());
                    }
                });
    }

    private static boolean mayEver(Caller caller, Stored found, Action action) {
        return switch (action) {
            case accept, dispute, done -> VisitRights.answers(caller, found.place());
            case update, withdraw -> VisitRights.plans(caller, found.place());
            case verify, sendBack -> VisitRights.plans(caller, found.place()) && !found.answered();
        };
    }

    private static boolean fits(Action action, Stored found) {
        RecommendationState state = found.view().state();
        return switch (action) {
            case update -> state == RecommendationState.ISSUED;
            case accept, dispute -> state == RecommendationState.ISSUED && found.told();
            case done -> state == RecommendationState.ACCEPTED;
            case verify -> state == RecommendationState.DONE;
            case sendBack -> state == RecommendationState.DONE || state == RecommendationState.DISPUTED;
            case withdraw ->
                state == RecommendationState.ISSUED
                        || state == RecommendationState.ACCEPTED
                        || state == RecommendationState.DISPUTED;
        };
    }

    private static RecommendationView view(Caller caller, Stored stored) {
        RecommendationView view = stored.view();
        List<Action> actions = new ArrayList<>();
        for (Action action : Action.values()) {
            if (fits(action, stored) && mayEver(caller, stored, action)) {
                actions.add(action);
            }
        }
        return new RecommendationView(
                view.id(),
                view.visitId(),
                view.organization(),
                view.visitor(),
                view.text(),
                view.due(),
                view.overdue(),
                view.state(),
                view.answer(),
                view.answeredAt(),
                view.done(),
                view.doneAt(),
                view.files(),
                view.remark(),
                view.decidedAt(),
                view.version(),
                view.updatedAt(),
                actions);
    }
}
