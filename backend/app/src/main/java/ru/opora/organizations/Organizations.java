package ru.opora.organizations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationQueries.Filter;
import ru.opora.organizations.names.NameForm;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.organizations.names.OrganizationNames.Narrowing;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The tree of organisations, for this room's routes and for the other rooms. */
@Service
public class Organizations {

    /** How many matches of a search are looked at: nobody reads further. */
    private static final int MOST_FOUND = 1000;

    /** Where a place is in the tree; what other rooms need to decide about rights and days. */
    public record Place(
            UUID id, String path, String name, OrganizationKind kind, OrganizationState state, String timeZone) {}

    private final OrganizationQueries queries;
    private final OrganizationNames names;
    private final OrganizationMapper mapper;

    Organizations(OrganizationQueries queries, OrganizationNames names, OrganizationMapper mapper) {
        this.queries = queries;
        this.names = names;
        this.mapper = mapper;
    }

    Mono<Page<OrganizationRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    /** The organisations whose names are like what was typed, the likeliest first. */
    Mono<Page<OrganizationRow>> search(Caller caller, Filter filter, String typed, int limit, @Nullable String cursor) {
        boolean past = filter.asOf() != null;
        var narrowing = new Narrowing(
                filter.kind() == null ? null : filter.kind().name(),
                past ? null : filter.within(),
                past || filter.closed());
        boolean allPass = !past && filter.parent() == null && !filter.tops() && filter.updatedSince() == null;
        int take = allPass ? limit + 1 : MOST_FOUND;
        return names.search(NameForm.typed(typed), narrowing, MOST_FOUND, Ranking.last(cursor), take)
                .collectList()
                .flatMap(found -> page(caller, filter, found, limit));
    }

    Mono<OrganizationRow> get(Caller caller, UUID id, @Nullable LocalDate asOf) {
        return queries.find(caller, id, asOf)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** One organisation as the caller may see it. */
    public Mono<OrganizationView> view(Caller caller, UUID id) {
        return get(caller, id, null).map(row -> mapper.view(row, caller));
    }

    /** Where the organisation is; not found unless the caller sees it. */
    public Mono<Place> place(Caller caller, UUID id) {
        return get(caller, id, null).map(Organizations::place);
    }

    /** What the caller of the connection sees, at and below the given one if there is one, when that is few; else empty. */
    public Mono<Optional<UUID[]>> few(@Nullable UUID within) {
        return queries.few(within);
    }

    /** Lets search find organisations that were written past this room, like those of the demonstration. */
    public Mono<Void> renewNames() {
        return names.renewStale().then();
    }

    /** Those of the organisations that the caller sees, in short. */
    public Flux<OrganizationSummary> summaries(Caller caller, List<UUID> ids) {
        return queries.among(caller, new Filter(null, null, null, false, true, null, null), ids)
                .map(mapper::summary);
    }

    /**
     * An organisation in which the caller has the permission.
     *
     * @param pointer the field of the request that names it, for the error
     */
    public Mono<Place> permitted(Caller caller, String permission, UUID id, String pointer) {
        return queries.find(caller, id, null)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_FOUND"))))
                .filter(row -> caller.may(permission, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .map(Organizations::place);
    }

    /** An organisation in which the caller has the permission and which is not closed: something new may begin there. */
    public Mono<Place> open(Caller caller, String permission, UUID id, String pointer) {
        return permitted(caller, permission, id, pointer)
                .filter(place -> place.state() == OrganizationState.ACTIVE)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_ACTIVE"))));
    }

    @Transactional
    Mono<OrganizationRow> create(Caller caller, OrganizationRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return parent(caller, request)
                .map(parent -> row(id, request, parent.timeZone()))
                .switchIfEmpty(Mono.fromSupplier(() -> top(caller, id, request)))
                .flatMap(row -> queries.insert(row, request.openedOn()))
                .then(Mono.defer(() -> names.renew(List.of(id))))
                .then(Mono.defer(() -> get(caller, id, null)));
    }

    @Transactional
    Mono<OrganizationRow> update(Caller caller, UUID id, long version, OrganizationPatch patch) {
        return get(caller, id, null)
                .filter(row -> caller.may(OrganizationPermission.WRITE, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(row -> row.version() == version)
                .flatMap(row -> queries.update(patch.of(row)))
                .filter(changed -> changed == 1)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .then(Mono.defer(() -> names.renew(List.of(id))))
                .then(Mono.defer(() -> get(caller, id, null)));
    }

    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id, null).flatMap(row -> Mono.error(ProblemException.stale(mapper.view(row, caller))));
    }

    /** Reads no more of what was found than the page needs: mostly all of it passes the filter. */
    private Mono<Page<OrganizationRow>> page(Caller caller, Filter filter, List<Found> found, int limit) {
        return Flux.fromIterable(Ranking.slices(found, limit + 1))
                .concatMap(slice -> rows(caller, filter, slice), 1)
                .scan(Map.<UUID, OrganizationRow>of(), Organizations::both)
                .takeUntil(rows -> rows.size() > limit)
                .last()
                .map(rows -> Ranking.page(found, rows.keySet(), limit).map(one -> rows.get(one.id())));
    }

    private static <K, V> Map<K, V> both(Map<K, V> some, Map<K, V> others) {
        Map<K, V> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private Mono<Map<UUID, OrganizationRow>> rows(Caller caller, Filter filter, List<Found> found) {
        return queries.among(caller, filter, found.stream().map(Found::id).toList())
                .collect(Collectors.toMap(OrganizationRow::id, Function.identity()));
    }

    private Mono<OrganizationRow> parent(Caller caller, OrganizationRequest request) {
        if (request.parentId() == null) {
            return Mono.empty();
        }
        return queries.find(caller, request.parentId(), null)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/parentId", "NOT_FOUND"))))
                .filter(parent -> caller.may(OrganizationPermission.WRITE, parent.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(parent -> parent.state() == OrganizationState.ACTIVE)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/parentId", "NOT_ACTIVE"))));
    }

    private static OrganizationRow top(Caller caller, UUID id, OrganizationRequest request) {
        if (!caller.may(OrganizationPermission.WRITE, "")) {
            throw ProblemException.invalid(FieldError.of("/parentId", "REQUIRED"));
        }
        return row(id, request, "Europe/Moscow");
    }

    private static OrganizationRow row(UUID id, OrganizationRequest request, String zoneAbove) {
        return new OrganizationRow(
                id,
                request.parentId(),
                null,
                "",
                request.kind(),
                request.name().strip(),
                request.shortName(),
                request.timeZone() == null ? zoneAbove : request.timeZone(),
                OrganizationState.ACTIVE,
                null,
                null,
                request.inn(),
                request.ogrn(),
                request.registryCode(),
                request.locality(),
                Objects.requireNonNullElse(request.contacts(), Contacts.NONE),
                0,
                0,
                Instant.EPOCH);
    }

    private static Place place(OrganizationRow row) {
        return new Place(row.id(), row.path(), row.name(), row.kind(), row.state(), row.timeZone());
    }

    /** The organisation at the end of a path. */
    public static UUID idOf(String path) {
        String label = path.substring(path.lastIndexOf('.') + 1);
        return UUID.fromString(label.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
