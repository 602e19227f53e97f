package ru.opora.roadmaps.assignments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notice;
import ru.opora.notifications.Notifications;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.roadmaps.RoadmapState;

/**
 * Makes the assignments and checkpoints of a roadmap in force what they should be: all of them or none, one generation of
 * a roadmap after the other. Executors may lie outside the caller's subtree, so it works for the system.
 */
@Service
public class Generation {

    private final ExecutorQueries executors;
    private final ExecutorResolver resolver;
    private final GenerationQueries queries;
    private final MovedOccurrences moved;
    private final GenerationNews news;
    private final Notifications notifications;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Generation(
            ExecutorQueries executors,
            ExecutorResolver resolver,
            GenerationQueries queries,
            MovedOccurrences moved,
            GenerationNews news,
            Notifications notifications,
            TransactionalOperator transaction,
            Clock clock) {
        this.executors = executors;
        this.resolver = resolver;
        this.queries = queries;
        this.moved = moved;
        this.news = news;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Everything that is printed, and what it means. */
    private record Known(
            ExecutorQueries.Plan plan,
            PrintedPlan printed,
            List<Occurrences.Row> rows,
            Map<String, ResolvedToken> tokens,
            GenerationPart part) {}

    /** Generates a roadmap in force; refused in any other state. */
    public Mono<GenerationView> generate(UUID roadmap) {
        return generate(roadmap, GenerationPart.ALL);
    }

    /** Generates a part of a roadmap in force; refused in any other state. */
    Mono<GenerationView> generate(UUID roadmap, GenerationPart part) {
        return refresh(roadmap, part)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.APPROVED)));
    }

    /** Nobody else generates the roadmap until the transaction ends. */
    Mono<Void> alone(UUID roadmap) {
        return queries.lock(roadmap);
    }

    /** Generates a roadmap; nothing when it is not in force. */
    Mono<GenerationView> refresh(UUID roadmap) {
        return refresh(roadmap, GenerationPart.ALL);
    }

    /** Generates a part of a roadmap; nothing when it is not in force. */
    Mono<GenerationView> refresh(UUID roadmap, GenerationPart part) {
        Mono<GenerationView> work = queries.lock(roadmap)
                .then(Mono.defer(() -> executors.plan(roadmap)))
                .filter(ExecutorQueries.Plan::active)
                .flatMap(plan -> known(plan, part))
                .flatMap(this::write);
        return DatabaseScope.system(transaction.transactional(work));
    }

    private Mono<Known> known(ExecutorQueries.Plan plan, GenerationPart part) {
        return executors
                .printed(plan.id())
                .collectList()
                .flatMap(tasks -> queries.rows(plan.id()).collectList().flatMap(rows -> {
                    PrintedPlan printed = PrintedPlan.of(tasks, rows);
                    return resolver.resolve(plan, printed.tokens())
                            .map(tokens -> new Known(plan, printed, rows, tokens, part));
                }));
    }

    private Mono<GenerationView> write(Known known) {
        UUID roadmap = known.plan().id();
        return assign(known)
                .flatMap(assigned -> occurrences(known)
                        .flatMap(all -> moved.follow(roadmap, known.part(), all)
                                .then(Mono.defer(() -> queries.occur(roadmap, known.part(), all))))
                        .map(occurred -> view(known, assigned, occurred)))
                .flatMap(view -> told(known, view).thenReturn(view));
    }

    private Mono<GenerationQueries.Assigned> assign(Known known) {
        return known.part().row() != null
                ? Mono.just(GenerationQueries.Assigned.NOTHING)
                : queries.assign(
                        known.plan().id(),
                        known.part(),
                        PrintedPlan.meanings(known.tokens()),
                        known.printed().tasks(),
                        LocalDate.now(clock));
    }

    /** Of a row alone nobody asks afterwards: whoever wanted it has waited for it. */
    private Mono<Void> told(Known known, GenerationView view) {
        ExecutorQueries.Plan plan = known.plan();
        Mono<Void> kept = known.part().row() == null ? news.keep(plan.id(), view) : Mono.empty();
        return view.changed() ? kept.then(Mono.defer(() -> told(plan, view))) : kept;
    }

    private Mono<Void> told(ExecutorQueries.Plan plan, GenerationView view) {
        return news.record(plan, view)
                .then(Mono.defer(() -> news.news(plan.id()).collectList())) // read to the end: one connection does both
                .flatMap(all -> notifications.tellEach(all.stream()
                        .filter(one -> !one.people().isEmpty())
                        .map(one -> notice(plan, one))
                        .toList()))
                .then();
    }

    private static Notice notice(ExecutorQueries.Plan plan, GenerationNews.News news) {
        return new Notice(
                news.people(),
                AssignmentNotices.ASSIGNED,
                "roadmap",
                plan.id().toString(),
                news.organizationId(),
                Map.of(
                        "title", news.title(),
                        "organization", news.organization(),
                        "count", String.valueOf(news.tasks()),
                        "due", news.first() == null ? "" : news.first().toString()));
    }

    /** All instances, those of organisations the terms name under their ids. */
    private Mono<List<Map<String, Object>>> occurrences(Known known) {
        var calendar = new Occurrences(known.plan().periodStart(), known.plan().periodEnd());
        return queries.attached(known.plan().id()).collectList().map(attached -> {
            List<Map<String, Object>> all = new ArrayList<>();
            known.rows().stream()
                    .flatMap(row -> calendar.of(row).stream())
                    .flatMap(one -> placed(one, known.tokens()))
                    .forEach(all::add);
            attached.forEach(one -> all.add(PrintedPlan.columns(one, one.organization_id(), false)));
            return all;
        });
    }

    private static Stream<Map<String, Object>> placed(Occurrence one, Map<String, ResolvedToken> tokens) {
        if (one.token() == null) {
            return Stream.of(PrintedPlan.columns(one, null, false));
        }
        ResolvedToken meant = tokens.get(one.token());
        return meant == null
                ? Stream.empty()
                : meant.meaning().organizations().stream().map(id -> PrintedPlan.columns(one, id, true));
    }

    private static GenerationView view(
            Known known, GenerationQueries.Assigned assigned, GenerationQueries.Occurred occurred) {
        Set<String> open = new LinkedHashSet<>();
        known.tokens().values().stream().filter(token -> !token.resolved()).forEach(token -> open.add(token.token()));
        int doubtful = (int) known.rows().stream()
                .filter(row -> !row.term().reasons().isEmpty())
                .count();
        return new GenerationView(
                new GenerationView.Counts(assigned.added(), assigned.kept(), assigned.ended()),
                new GenerationView.Counts(occurred.added(), occurred.wanted() - occurred.added(), occurred.cancelled()),
                assigned.changed() + occurred.changed(),
                List.copyOf(open),
                doubtful);
    }
}
