package ru.opora.organizations.programmes;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.programmes.ProgrammeQueries.Row;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Programmes, kept as data by whoever runs them in the region. */
@Service
class Programmes {

    private final ProgrammeQueries queries;
    private final Organizations organizations;
    private final ProgrammeMapper mapper;

    Programmes(ProgrammeQueries queries, Organizations organizations, ProgrammeMapper mapper) {
        this.queries = queries;
        this.organizations = organizations;
        this.mapper = mapper;
    }

    Mono<Page<ProgrammeView>> list(
            Caller caller,
            @Nullable ProgrammeKind kind,
            @Nullable String text,
            @Nullable Instant updatedSince,
            int limit,
            @Nullable String cursor) {
        return queries.list(caller, kind, text, updatedSince, limit, cursor)
                .map(page -> page.map(row -> mapper.view(row, caller)));
    }

    Mono<ProgrammeView> get(Caller caller, UUID id) {
        return row(caller, id).map(row -> mapper.view(row, caller));
    }

    Mono<ProgrammeView> create(Caller caller, ProgrammeRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        requireDistinct(request.grounds());
        return organizations
                .open(caller, OrganizationPermission.PROGRAMMES_WRITE, request.organizationId(), "/organizationId")
                .then(Mono.defer(() -> queries.insert(id, request)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<ProgrammeView> change(Caller caller, UUID id, long version, ProgrammePatch patch) {
        return permitted(caller, id)
                .flatMap(row -> requireNothingLost(row, patch))
                .flatMap(row -> queries.update(row, version, patch))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Deletes a programme nobody has taken part in. */
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id)
                .flatMap(row -> queries.delete(id, version))
                .onErrorMap(DataIntegrityViolationException.class, inUse -> ProblemException.of(ProblemType.CONFLICT))
                .flatMap(deleted -> deleted > 0
                        ? Mono.empty()
                        : get(caller, id).flatMap(view -> Mono.error(ProblemException.stale(view))));
    }

    private Mono<Row> permitted(Caller caller, UUID id) {
        return row(caller, id)
                .filter(row -> caller.may(OrganizationPermission.PROGRAMMES_WRITE, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Row> row(Caller caller, UUID id) {
        return queries.all(caller, List.of(id))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** A ground or a cohort that participations name cannot be taken away from under them. */
    private Mono<Row> requireNothingLost(Row row, ProgrammePatch patch) {
        List<Ground> grounds = patch.grounds().orKeep(row.grounds());
        List<Integer> years = patch.cohortYears().orKeep(row.cohortYears());
        requireDistinct(grounds);
        return queries.usedBeyond(row.id(), grounds.stream().map(Ground::code).toList(), years)
                .flatMap(used -> used
                        ? Mono.error(ProblemException.invalid(
                                FieldError.of(patch.grounds().isSent() ? "/grounds" : "/cohortYears", "IN_USE")))
                        : Mono.just(row));
    }

    private static void requireDistinct(List<Ground> grounds) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < grounds.size(); i++) {
            if (!seen.add(grounds.get(i).code())) {
                throw ProblemException.invalid(FieldError.of("/grounds/" + i + "/code", "ALREADY_EXISTS"));
            }
        }
    }
}
