package ru.opora.roadmaps.cascade;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.Roadmaps.Known;
import ru.opora.roadmaps.cascade.NumberQueries.Own;

/** The numbers of a row against those of the rows below: everybody sees what comes from inside their own subtrees. */
@Service
class Numbers {

    /** Who may read checkpoints may read the numbers of their reports. */
    static final String READ = "checkpoints:read";

    private final Roadmaps roadmaps;
    private final CascadeQueries cascade;
    private final NumberQueries queries;

    Numbers(Roadmaps roadmaps, CascadeQueries cascade, NumberQueries queries) {
        this.roadmaps = roadmaps;
        this.cascade = cascade;
        this.queries = queries;
    }

    Mono<NumberView.All> all(Caller caller, UUID roadmap, UUID activity) {
        String[] scope = caller.scope(READ);
        return row(caller, roadmap, activity, null)
                .flatMap(known -> queries.own(activity, scope, caller.may(READ, known.path()))
                        .collectMap(Own::target))
                .flatMap(own -> queries.numbers(activity, scope)
                        .map(number -> with(number, own))
                        .collectList()
                        .map(NumberView.All::new));
    }

    Mono<Page<NumberView.Child>> children(
            Caller caller, UUID roadmap, UUID activity, UUID target, int limit, @Nullable String cursor) {
        return row(caller, roadmap, activity, null)
                .flatMap(known -> queries.children(activity, target, caller.scope(READ), limit, cursor));
    }

    Mono<Page<NumberView.Reported>> reports(
            Caller caller, UUID roadmap, UUID activity, UUID target, int limit, @Nullable String cursor) {
        return row(caller, roadmap, activity, null)
                .flatMap(known -> queries.reports(
                        activity, target, caller.scope(READ), caller.may(READ, known.path()), limit, cursor));
    }

    Mono<NumberView.All> choose(
            Caller caller, UUID roadmap, UUID activity, UUID target, long version, NumberView.@Nullable Rule rule) {
        return row(caller, roadmap, activity, RoadmapPermission.WRITE)
                .flatMap(known -> queries.choose(activity, target, version, rule))
                .flatMap(chosen -> all(caller, roadmap, activity)
                        .flatMap(now -> chosen > 0 ? Mono.just(now) : Mono.error(refusal(now, target))));
    }

    /** Another rule by now, or no such number. */
    private static ProblemException refusal(NumberView.All now, UUID target) {
        return now.items().stream()
                .filter(number -> number.targetId().equals(target))
                .findFirst()
                .map(ProblemException::stale)
                .orElseGet(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    private Mono<Known> row(Caller caller, UUID roadmap, UUID activity, @Nullable String permission) {
        return roadmaps.known(caller, roadmap, permission)
                .filterWhen(known -> cascade.exists(roadmap, activity))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static NumberView with(NumberView number, Map<UUID, Own> reports) {
        Own own = reports.get(number.targetId());
        return own == null
                ? number
                : new NumberView(
                        number.targetId(),
                        number.comparator(),
                        number.planned(),
                        number.unit(),
                        number.text(),
                        number.rule(),
                        number.ruleChosen(),
                        number.version(),
                        number.rule() == NumberView.Rule.SUM ? own.total() : own.last(),
                        own.reports(),
                        number.below());
    }
}
