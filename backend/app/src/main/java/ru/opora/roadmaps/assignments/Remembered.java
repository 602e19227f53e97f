package ru.opora.roadmaps.assignments;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** What is remembered of printed executors at an organisation: shown, and forgotten. */
@Service
class Remembered {

    private final RememberedQueries queries;
    private final RefreshQueries refreshes;
    private final Organizations organizations;

    Remembered(RememberedQueries queries, RefreshQueries refreshes, Organizations organizations) {
        this.queries = queries;
        this.refreshes = refreshes;
        this.organizations = organizations;
    }

    Mono<Page<RememberedView>> list(Caller caller, UUID organization, int limit, @Nullable String cursor) {
        return organizations
                .place(caller, organization)
                .flatMap(place -> queries.list(organization, limit, cursor)
                        .flatMap(page -> named(caller, page.items())
                                .map(known -> page.map(row -> view(row, known, mayForget(caller, place.path()))))));
    }

    Mono<RememberedView> get(Caller caller, UUID organization, UUID id) {
        return organizations
                .place(caller, organization)
                .flatMap(place -> queries.find(organization, id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .flatMap(row -> named(caller, List.of(row))
                                .map(known -> view(row, known, mayForget(caller, place.path())))));
    }

    /** Roadmaps in force that print it are generated anew soon. */
    @Transactional
    Mono<Void> forget(Caller caller, UUID organization, UUID id, long version) {
        return organizations
                .place(caller, organization)
                .filter(place -> mayForget(caller, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> get(caller, organization, id)
                        .flatMap(now -> queries.delete(id, version)
                                .filter(gone -> gone > 0)
                                .switchIfEmpty(Mono.error(() -> ProblemException.stale(now)))
                                .then(Mono.defer(() -> refreshPrinting(place.path(), now.token())))));
    }

    private Mono<Void> refreshPrinting(String path, String token) {
        String letters = ExecutorText.letters(token);
        return letters.isEmpty() ? Mono.empty() : refreshes.askPrinting(null, path, List.of(letters));
    }

    private static boolean mayForget(Caller caller, String path) {
        return caller.may(RoadmapPermission.WRITE, path);
    }

    private Mono<Map<UUID, OrganizationSummary>> named(Caller caller, List<RememberedQueries.Row> rows) {
        List<UUID> ids = rows.stream()
                .flatMap(row -> row.meaning().organizations().stream())
                .distinct()
                .toList();
        return organizations
                .summaries(caller, ids)
                .collect(Collectors.toMap(OrganizationSummary::id, Function.identity()));
    }

    private static RememberedView view(
            RememberedQueries.Row row, Map<UUID, OrganizationSummary> known, boolean mayForget) {
        return new RememberedView(
                row.id(),
                row.token(),
                row.meaning().rules(),
                row.meaning().organizations().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList(),
                row.createdAt(),
                row.version(),
                mayForget ? List.of(RememberedView.Action.delete) : List.of());
    }
}
