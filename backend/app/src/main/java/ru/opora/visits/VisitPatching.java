package ru.opora.visits;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.web.Patch;
import ru.opora.visits.VisitView.Answer;
import ru.opora.visits.VisitView.Checklist;

/** What a patch makes of a visit, as far as what it names is there. */
@Service
class VisitPatching {

    private final VisitQueries queries;
    private final Clock clock;

    VisitPatching(VisitQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Who visits: the person named, if they work with the school, or the caller. */
    Mono<UUID> visitor(@Nullable UUID named, UUID school) {
        return queries.person()
                .filter(person -> named == null || named.equals(person))
                .switchIfEmpty(Mono.defer(() -> another(named, school)));
    }

    private Mono<UUID> another(@Nullable UUID named, UUID school) {
        return named == null
                ? Mono.error(ProblemException.invalid(FieldError.of("/visitorId", "REQUIRED")))
                : queries.mayVisit(named, school, clock.instant())
                        .filter(may -> may)
                        .switchIfEmpty(Mono.error(
                                () -> ProblemException.invalid(FieldError.of("/visitorId", "NOT_A_VISITOR"))))
                        .thenReturn(named);
    }

    /** The copy of a checklist; empty for none. */
    Mono<Optional<Checklist>> checklist(@Nullable UUID id, UUID school) {
        return id == null
                ? Mono.just(Optional.empty())
                : queries.checklist(id, school)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/checklistId", "NOT_FOUND"))))
                        .map(Optional::of);
    }

    /** The visit after the patch. */
    Mono<VisitView> apply(VisitView was, VisitPatch patch) {
        UUID school = was.organization().id();
        Patch<UUID> visitor = patch.visitorId();
        Mono<UUID> who = visitor.value() == null ? Mono.just(was.visitor().id()) : visitor(visitor.value(), school);
        Mono<Optional<Checklist>> list = patch.checklistId().isSent()
                ? checklist(patch.checklistId().value(), school)
                : Mono.just(Optional.ofNullable(was.checklist()));
        return requireFiles(school, patch)
                .then(Mono.defer(() -> who))
                .flatMap(person -> list.map(copy -> patched(was, patch, person, copy.orElse(null))));
    }

    static List<UUID> ids(VisitPatch patch) {
        return Objects.requireNonNullElse(patch.files().value(), List.<UUID>of()).stream()
                .distinct()
                .toList();
    }

    private Mono<Void> requireFiles(UUID school, VisitPatch patch) {
        return patch.files().isSent() ? requireFiles(school, ids(patch)) : Mono.empty();
    }

    /** Files of the school, and no others. */
    Mono<Void> requireFiles(UUID school, List<UUID> ids) {
        return queries.filesOf(school, ids)
                .filter(found -> found == ids.size())
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/files", "NOT_FOUND"))))
                .then();
    }

    private static VisitView patched(VisitView was, VisitPatch patch, UUID visitor, @Nullable Checklist checklist) {
        List<Answer> kept = patch.checklistId().isSent() ? List.of() : was.answers();
        List<Answer> answers = patch.answers().orKeep(kept);
        check(answers, checklist);
        String findings = patch.findings().or(was.findings());
        return new VisitView(
                was.id(),
                was.organization(),
                was.timeZone(),
                new VisitRow.Visitor(visitor, ""),
                patch.kind().orKeep(was.kind()),
                patch.plannedOn().orKeep(was.plannedOn()),
                patch.plannedAt().or(was.plannedAt()),
                patch.purpose().orKeep(was.purpose()).strip(),
                checklist,
                answers,
                findings == null || findings.isBlank() ? null : findings.strip(),
                was.files(),
                was.state(),
                was.begunAt(),
                was.completedAt(),
                was.acknowledgedAt(),
                was.acknowledgedBy(),
                was.cancelledAt(),
                was.cancelReason(),
                was.version(),
                was.createdAt(),
                was.updatedAt(),
                List.of());
    }

    /** Each answer is to an item of the list, and none is there twice. */
    private static void check(List<Answer> answers, @Nullable Checklist checklist) {
        int items = checklist == null ? 0 : checklist.items().size();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            Integer item = answers.get(i).item();
            if (item >= items || !seen.add(item)) {
                throw ProblemException.invalid(
                        FieldError.of("/answers/" + i + "/item", item >= items ? "NOT_FOUND" : "REPEATED"));
            }
        }
    }
}
