package ru.opora.organizations.partnerships;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Periods;
import ru.opora.organizations.partnerships.PartnershipQueries.Row;
import ru.opora.organizations.partnerships.PartnershipQueries.School;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/**
 * Pairs of schools. Whoever answers for the school that is helped makes and ends the pair; the helper's side sees it. Across
 * municipalities only somebody who sees both can pair.
 */
@Service
class Partnerships {

    private final PartnershipQueries queries;
    private final Organizations organizations;
    private final PartnershipMapper mapper;
    private final Clock clock;

    Partnerships(PartnershipQueries queries, Organizations organizations, PartnershipMapper mapper, Clock clock) {
        this.queries = queries;
        this.organizations = organizations;
        this.mapper = mapper;
        this.clock = clock;
    }

    Mono<Page<PartnershipView>> list(
            Caller caller, PartnershipQueries.Filter filter, int limit, @Nullable String cursor) {
        return organizations
                .few(filter.within())
                .flatMap(few -> queries.list(caller, clock.instant(), filter, few.orElse(null), limit, cursor))
                .flatMap(page -> views(caller, page.items()).map(views -> new Page<>(views, page.nextCursor())));
    }

    Mono<PartnershipView> get(Caller caller, UUID id) {
        return row(caller, id).flatMap(row -> views(caller, List.of(row))).map(views -> views.get(0));
    }

    Mono<PartnershipView> create(Caller caller, PartnershipRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        Periods.requireOrder(request.validFrom(), request.validTo(), "/validTo");
        return school(caller, OrganizationPermission.PARTNERSHIPS_WRITE, request.organizationId(), "/organizationId")
                .then(Mono.defer(() ->
                        school(caller, OrganizationPermission.PARTNERSHIPS_READ, request.partnerId(), "/partnerId")))
                .doOnNext(partner -> requireAnother(partner, request))
                .then(Mono.defer(() -> queries.insert(id, request)))
                .as(Periods::apart)
                .then(Mono.defer(() -> get(caller, id)));
    }

    Mono<PartnershipView> change(Caller caller, UUID id, long version, PartnershipPatch patch) {
        return permitted(caller, id)
                .doOnNext(row -> Periods.requireOrder(
                        patch.validFrom().orKeep(row.validFrom()),
                        patch.validTo().or(row.validTo()),
                        "/validTo"))
                .flatMap(row -> queries.update(row, version, patch))
                .as(Periods::apart)
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    Mono<PartnershipView> end(Caller caller, UUID id, PartnershipRequest.End request) {
        return permitted(caller, id)
                .flatMap(row -> queries.end(
                        id,
                        Periods.ending(request.date(), row.today()),
                        request.reason().strip(),
                        clock.instant()))
                .filter(ended -> ended > 0)
                .switchIfEmpty(ended())
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Who the schools are is told of both sides, whatever else of the other one is hidden. */
    private Mono<List<PartnershipView>> views(Caller caller, List<Row> rows) {
        List<UUID> ids = rows.stream()
                .flatMap(row -> Stream.of(row.organizationId(), row.partnerId()))
                .distinct()
                .toList();
        return queries.paired(ids)
                .collectMap(School::id)
                .map(schools -> rows.stream()
                        .map(row -> mapper.view(row, schools, caller))
                        .toList());
    }

    private Mono<School> school(Caller caller, String permission, UUID id, String pointer) {
        return queries.school(id)
                .filter(school -> caller.may(permission, school.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_FOUND"))))
                .filter(school -> school.kind() == OrganizationKind.SCHOOL)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "WRONG_KIND"))))
                .filterWhen(school -> queries.isActive(school.id()))
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_ACTIVE"))));
    }

    private Mono<Row> permitted(Caller caller, UUID id) {
        return row(caller, id)
                .filterWhen(row -> queries.school(row.organizationId())
                        .map(school -> caller.may(OrganizationPermission.PARTNERSHIPS_WRITE, school.path())))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(row -> row.state() != PartnershipState.ENDED)
                .switchIfEmpty(ended());
    }

    private Mono<Row> row(Caller caller, UUID id) {
        return queries.find(caller, clock.instant(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static void requireAnother(School partner, PartnershipRequest request) {
        if (partner.id().equals(request.organizationId())) {
            throw ProblemException.invalid(FieldError.of("/partnerId", "SAME_ORGANIZATION"));
        }
    }

    private static <T> Mono<T> ended() {
        return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, PartnershipState.ENDED));
    }
}
