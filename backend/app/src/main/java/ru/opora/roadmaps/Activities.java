package ru.opora.roadmaps;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.terms.TermMapper;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermStatus;

/** The rows of a roadmap: reading them, and correcting a draft's. */
@Service
class Activities {

    private final Roadmaps roadmaps;
    private final ActivityQueries queries;
    private final RoadmapWriter writer;
    private final TermMapper terms;
    private final TermParser parser = new TermParser();

    Activities(Roadmaps roadmaps, ActivityQueries queries, RoadmapWriter writer, TermMapper terms) {
        this.roadmaps = roadmaps;
        this.queries = queries;
        this.writer = writer;
        this.terms = terms;
    }

    Mono<Page<ActivityView>> list(
            Caller caller, UUID roadmap, ActivityQueries.Filter filter, int limit, @Nullable String cursor) {
        return roadmaps.row(caller, roadmap)
                .flatMap(row -> queries.list(roadmap, filter, roadmaps.rowActions(row, caller), limit, cursor));
    }

    Mono<ActivityView> get(Caller caller, UUID roadmap, UUID id) {
        return roadmaps.row(caller, roadmap).flatMap(row -> find(roadmap, id, roadmaps.rowActions(row, caller)));
    }

    /** Changes a row; the roadmap's own version moves with it, for its counts have changed too. */
    @Transactional
    Mono<ActivityView> change(Caller caller, UUID roadmap, UUID id, long version, ActivityPatch patch) {
        return roadmaps.permitted(caller, roadmap, RoadmapPermission.WRITE)
                .doOnNext(row -> Roadmaps.requireDraft(row.state()))
                .flatMap(row -> find(roadmap, id, roadmaps.rowActions(row, caller))
                        .flatMap(activity -> change(row, activity, version, patch))
                        .then(Mono.defer(() -> find(roadmap, id, roadmaps.rowActions(row, caller)))));
    }

    private Mono<Void> change(RoadmapQueries.Row roadmap, ActivityView activity, long version, ActivityPatch patch) {
        if (activity.version() != version) {
            return Mono.error(ProblemException.stale(activity));
        }
        TermView term = term(roadmap, activity, patch);
        return writer.touchDraft(roadmap.id())
                .filter(touched -> touched > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.APPROVED)))
                .then(Mono.defer(() -> writer.update(activity, patch, term)))
                .flatMap(changed -> changed == 0 ? Mono.error(ProblemException.stale(null)) : Mono.empty());
    }

    private TermView term(RoadmapQueries.Row roadmap, ActivityView activity, ActivityPatch patch) {
        String text = patch.termText().value();
        if (text != null) {
            return terms.view(parser.parse(text, new Period(roadmap.periodStart(), roadmap.periodEnd())));
        }
        return Boolean.TRUE.equals(patch.acceptTermProposal().value()) ? accepted(activity.term()) : activity.term();
    }

    /** The proposal's meaning under the verbatim text. */
    private static TermView accepted(TermView term) {
        TermView proposal = term.proposal();
        if (proposal == null) {
            throw ProblemException.invalid(FieldError.of("/acceptTermProposal", "NO_PROPOSAL"));
        }
        return new TermView(
                term.text(),
                proposal.status() == TermStatus.NEEDS_REVIEW ? TermStatus.PARSED : proposal.status(),
                proposal.kind(),
                proposal.recurrence(),
                proposal.openBasis(),
                proposal.windows(),
                proposal.truncated(),
                proposal.participants(),
                proposal.times(),
                List.of(),
                null);
    }

    private Mono<ActivityView> find(UUID roadmap, UUID id, List<RoadmapAction> actions) {
        return queries.find(roadmap, id, actions)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }
}
