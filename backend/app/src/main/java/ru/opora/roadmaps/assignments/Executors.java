package ru.opora.roadmaps.assignments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;

/** Who the printed executors of a roadmap are, shown and chosen. */
@Service
class Executors {

    private final ExecutorQueries queries;
    private final GenerationQueries rows;
    private final ExecutorResolver resolver;
    private final RefreshQueries refreshes;
    private final Organizations organizations;
    private final TransactionalOperator transaction;

    Executors(
            ExecutorQueries queries,
            GenerationQueries rows,
            ExecutorResolver resolver,
            RefreshQueries refreshes,
            Organizations organizations,
            TransactionalOperator transaction) {
        this.queries = queries;
        this.rows = rows;
        this.resolver = resolver;
        this.refreshes = refreshes;
        this.organizations = organizations;
        this.transaction = transaction;
    }

    private record Read(PrintedPlan printed, Map<String, ResolvedToken> tokens) {}

    Mono<ExecutorView.All> list(Caller caller, UUID roadmap) {
        return visible(caller, roadmap)
                .flatMap(plan -> DatabaseScope.system(read(plan))
                        .flatMap(read -> views(caller, plan, read)
                                .flatMap(items -> Mono.zip(idle(plan, read, items), version(roadmap))
                                        .map(found -> new ExecutorView.All(
                                                items, found.getT1(), mayWrite(caller, plan), found.getT2())))));
    }

    /**
     * Keeps the choices, all of them or none, unless somebody chose meanwhile; a roadmap in force is generated anew soon, and
     * with what is remembered all in force that print it.
     */
    Mono<ExecutorView.All> choose(Caller caller, UUID roadmap, long version, ExecutorChoice request) {
        return writable(caller, roadmap)
                .flatMap(plan -> check(plan, request)
                        .then(Mono.defer(() -> queries.alone(plan)))
                        .then(Mono.defer(() -> version(roadmap)))
                        .flatMap(now -> now == version ? Mono.just(now) : stale(caller, roadmap))
                        .then(Mono.defer(() -> keep(caller, plan, request)))
                        .then(Mono.defer(() -> plan.active() ? refreshes.ask(roadmap) : Mono.empty()))
                        .then(Mono.defer(() -> refreshOthers(plan, request))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> list(caller, roadmap)));
    }

    /** The rows in whose cells no word gives anybody. */
    private Mono<List<ExecutorView.Row>> idle(ExecutorQueries.Plan plan, Read read, List<ExecutorView> items) {
        Set<String> settled = items.stream()
                .filter(ExecutorView::settled)
                .map(ExecutorView::token)
                .collect(Collectors.toSet());
        UUID[] busy = read.printed().tasks().stream()
                .filter(task -> settled.contains(task.token()))
                .map(PrintedPlan.Task::activity_id)
                .distinct()
                .toArray(UUID[]::new);
        return rows.without(plan.id(), busy).collectList();
    }

    private Mono<Long> version(UUID roadmap) {
        return DatabaseScope.system(queries.chosen(roadmap).collectList().map(EntityTag::versionOf));
    }

    private Mono<Long> stale(Caller caller, UUID roadmap) {
        return list(caller, roadmap).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<Void> refreshOthers(ExecutorQueries.Plan plan, ExecutorChoice request) {
        List<String> remembered = request.items().stream()
                .filter(ExecutorChoice.Item::remember)
                .map(item -> ExecutorText.letters(item.token()))
                .filter(letters -> !letters.isEmpty())
                .distinct()
                .toList();
        return remembered.isEmpty() ? Mono.empty() : refreshes.askPrinting(plan.id(), plan.ownerPath(), remembered);
    }

    /** Asks for a generation; one of a region takes longer than any request may. */
    Mono<RefreshView> generate(Caller caller, UUID roadmap) {
        return writable(caller, roadmap)
                .doOnNext(plan -> {
                    if (!plan.active()) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.valueOf(plan.state()));
                    }
                })
                .flatMap(plan -> refreshes.ask(roadmap))
                .then(Mono.defer(() -> refreshes.of(roadmap)));
    }

    Mono<ExecutorQueries.Plan> visible(Caller caller, UUID roadmap) {
        return queries.visible(caller, roadmap)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    Mono<ExecutorQueries.Plan> writable(Caller caller, UUID roadmap) {
        return visible(caller, roadmap)
                .filter(plan -> mayWrite(caller, plan))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    static boolean mayWrite(Caller caller, ExecutorQueries.Plan plan) {
        return caller.may(RoadmapPermission.WRITE, plan.ownerPath());
    }

    private Mono<Void> check(ExecutorQueries.Plan plan, ExecutorChoice request) {
        for (int i = 0; i < request.items().size(); i++) {
            if (!request.items().get(i).says()) {
                return Mono.error(ProblemException.invalid(FieldError.of("/items/" + i + "/rules", "REQUIRED")));
            }
        }
        List<UUID> named = request.items().stream()
                .flatMap(item -> item.meaning().organizations().stream())
                .distinct()
                .toList();
        return named.isEmpty()
                ? Mono.empty()
                : DatabaseScope.system(queries.known(plan.regionId(), named))
                        .filter(found -> found == named.size())
                        .switchIfEmpty(Mono.error(
                                () -> ProblemException.invalid(FieldError.of("/items/0/organizations", "NOT_FOUND"))))
                        .then();
    }

    private Mono<Void> keep(Caller caller, ExecutorQueries.Plan plan, ExecutorChoice request) {
        return Flux.fromIterable(request.items())
                .concatMap(item -> {
                    String token = ExecutorText.normal(item.token());
                    Mono<Void> kept = item.undone()
                            ? queries.undo(plan, token, item.remember())
                            : queries.choose(caller.subject(), plan, token, item.meaning(), item.remember());
                    return item.remember() ? queries.forget(plan.id(), token).then(kept) : kept;
                })
                .then();
    }

    private Mono<Read> read(ExecutorQueries.Plan plan) {
        return Mono.zip(
                        queries.printed(plan.id()).collectList(),
                        rows.rows(plan.id()).collectList())
                .map(read -> PrintedPlan.of(read.getT1(), read.getT2()))
                .flatMap(printed -> resolver.resolve(plan, printed.tokens()).map(tokens -> new Read(printed, tokens)));
    }

    private Mono<List<ExecutorView>> views(Caller caller, ExecutorQueries.Plan plan, Read read) {
        List<Map<String, Object>> meanings = new ArrayList<>(PrintedPlan.meanings(read.tokens()));
        for (ExecutorRule rule : ExecutorRule.values()) {
            meanings.add(PrintedPlan.meaning(ruleKey(rule), ExecutorMeaning.of(rule)));
        }
        return DatabaseScope.system(queries.counted(plan.id(), meanings)
                        .collectMap(ExecutorQueries.Counted::token, Function.identity()))
                .flatMap(counted -> organizations
                        .summaries(caller, shown(counted, read))
                        .collect(Collectors.toMap(OrganizationSummary::id, Function.identity()))
                        .map(known -> read.tokens().values().stream()
                                .map(token -> view(token, read.printed(), new Shown(counted, known)))
                                .toList()));
    }

    /** Counts by token, and the organisations of samples that the caller sees. */
    private record Shown(Map<String, ExecutorQueries.Counted> counted, Map<UUID, OrganizationSummary> known) {

        int count(String key) {
            ExecutorQueries.Counted found = counted.get(key);
            return found == null ? 0 : found.count();
        }

        List<OrganizationSummary> sample(String key) {
            ExecutorQueries.Counted found = counted.get(key);
            return found == null
                    ? List.of()
                    : found.sample().stream()
                            .map(known::get)
                            .filter(Objects::nonNull)
                            .toList();
        }
    }

    private static List<UUID> shown(Map<String, ExecutorQueries.Counted> counted, Read read) {
        return Stream.concat(
                        counted.values().stream().flatMap(one -> one.sample().stream()),
                        read.tokens().values().stream().flatMap(token -> token.named().stream()))
                .distinct()
                .toList();
    }

    private static ExecutorView view(ResolvedToken token, PrintedPlan printed, Shown shown) {
        List<ExecutorView.Candidate> candidates = new ArrayList<>();
        token.candidates()
                .forEach(rule -> candidates.add(new ExecutorView.Candidate(
                        ExecutorMeaning.of(rule), shown.count(ruleKey(rule)), shown.sample(ruleKey(rule)))));
        token.named().stream()
                .map(shown.known()::get)
                .filter(Objects::nonNull)
                .forEach(one ->
                        candidates.add(new ExecutorView.Candidate(ExecutorMeaning.of(one.id()), 1, List.of(one))));
        return new ExecutorView(
                token.token(),
                token.status(),
                token.origin(),
                token.resolved() ? token.meaning() : null,
                (int) printed.tasks().stream()
                        .filter(task -> task.token().equals(token.token()))
                        .count(),
                printed.names().containsKey(token.token()),
                shown.count(token.token()),
                shown.sample(token.token()),
                candidates);
    }

    private static String ruleKey(ExecutorRule rule) {
        return "rule:" + rule;
    }
}
