package ru.opora.monitoring.formulas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.formulas.FormulaView.MovedSchool;
import ru.opora.monitoring.formulas.FormulaView.Turn;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;

/** Which schools another formula would move: page by page, and never more of them in memory. */
@Service
class MovedSchools {

    private final Formulas formulas;
    private final Scores scores;
    private final Organizations organizations;

    MovedSchools(Formulas formulas, Scores scores, Organizations organizations) {
        this.formulas = formulas;
        this.scores = scores;
        this.organizations = organizations;
    }

    /**
     * Which of them.
     *
     * @param with the formula that is compared with
     */
    record Filter(
            UUID with,
            @Nullable String factor,
            @Nullable Significance was,
            @Nullable Significance becomes) {

        private boolean fits(Moves.Change change) {
            return (factor == null || factor.equals(change.factor()))
                    && (was == null || was == change.from())
                    && (becomes == null || becomes == change.to());
        }
    }

    /** A place of the caller and after which of its schools to begin. */
    private record Start(String path, UUID after) {}

    private record Moved(String root, UUID school, List<Moves.Change> changes) {}

    Mono<Page<MovedSchool>> list(Caller caller, UUID id, Filter filter, int limit, @Nullable String cursor) {
        return Mono.zip(formulas.get(caller, filter.with()), formulas.get(caller, id))
                .flatMap(both -> Flux.fromIterable(starts(caller, cursor))
                        .concatMap(start -> moved(start, both.getT1(), both.getT2()), 1)
                        .filter(one -> one.changes().stream().anyMatch(filter::fits))
                        .take(limit + 1L)
                        .collectList())
                .flatMap(found -> named(caller, found, limit));
    }

    private Flux<Moved> moved(Start start, FormulaView from, FormulaView to) {
        return scores.within(start.path(), start.after())
                .publishOn(Schedulers.boundedElastic(), 1)
                .map(school -> new Moved(start.path(), organization(school), Moves.of(school, from, to)));
    }

    private static UUID organization(List<Group> school) {
        return school.get(0).organization();
    }

    /** The caller's places in one order; those that were gone through are left out. */
    private static List<Start> starts(Caller caller, @Nullable String cursor) {
        Optional<Start> last =
                Cursor.decode(cursor, 2).map(after -> new Start(after.part(0, path -> path), after.uuid(1)));
        return FormulaEffect.roots(caller).stream()
                .sorted()
                .filter(path -> last.isEmpty() || path.compareTo(last.get().path()) >= 0)
                .map(path -> last.filter(start -> start.path().equals(path))
                        .orElseGet(() -> new Start(path, Scores.BEFORE_ALL)))
                .toList();
    }

    private Mono<Page<MovedSchool>> named(Caller caller, List<Moved> found, int limit) {
        Page<Moved> page =
                Page.of(found, limit, one -> List.of(one.root(), one.school().toString()));
        return organizations
                .summaries(caller, page.items().stream().map(Moved::school).toList())
                .collectMap(OrganizationSummary::id)
                .map(names -> new Page<>(
                        page.items().stream()
                                .flatMap(one -> view(one, names).stream())
                                .toList(),
                        page.nextCursor()));
    }

    /** Nothing of one that went out of the caller's sight meanwhile. */
    private static Optional<MovedSchool> view(Moved moved, Map<UUID, OrganizationSummary> names) {
        return Optional.ofNullable(names.get(moved.school()))
                .map(organization -> new MovedSchool(
                        organization,
                        moved.changes().stream()
                                .map(change -> new Turn(change.factor(), change.from(), change.to()))
                                .toList()));
    }
}
