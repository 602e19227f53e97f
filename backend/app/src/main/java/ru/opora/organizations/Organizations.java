package ru.opora.organizations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The tree of organisations, for this room's routes and for the other rooms. */
@Service
public class Organizations {

    /** Where a place is in the tree; what other rooms need to decide about rights. */
    public record Place(UUID id, String path) {}

    private final OrganizationQueries queries;
    private final OrganizationMapper mapper;

    Organizations(OrganizationQueries queries, OrganizationMapper mapper) {
        this.queries = queries;
        this.mapper = mapper;
    }

    Mono<Page<OrganizationRow>> list(
            Caller caller, OrganizationQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<OrganizationRow> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /**
     * An organisation in which the caller has the permission.
     *
     * @param pointer the field of the request that names it, for the error
     */
    public Mono<Place> permitted(Caller caller, String permission, UUID id, String pointer) {
        return queries.find(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_FOUND"))))
                .filter(row -> caller.may(permission, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .map(row -> new Place(row.id(), row.path()));
    }

    Mono<OrganizationRow> create(Caller caller, OrganizationRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return parent(caller, request)
                .map(parent -> child(id, request, parent))
                .switchIfEmpty(Mono.fromSupplier(() -> top(caller, id, request)))
                .flatMap(row -> queries.insert(row).then(Mono.defer(() -> get(caller, id))));
    }

    Mono<OrganizationRow> update(Caller caller, UUID id, long version, OrganizationPatch patch) {
        return get(caller, id)
                .filter(row -> caller.may(OrganizationPermission.WRITE, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(row -> queries.update(row, version, patch))
                .flatMap(changed -> get(caller, id)
                        .flatMap(row -> changed == 0
                                ? Mono.error(ProblemException.stale(mapper.view(row, caller)))
                                : Mono.just(row)));
    }

    private Mono<OrganizationRow> parent(Caller caller, OrganizationRequest request) {
        if (request.parentId() == null) {
            return Mono.empty();
        }
        return queries.find(caller, request.parentId())
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/parentId", "NOT_FOUND"))))
                .filter(parent -> caller.may(OrganizationPermission.WRITE, parent.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private static OrganizationRow child(UUID id, OrganizationRequest request, OrganizationRow parent) {
        String zone = request.timeZone() == null ? parent.timeZone() : request.timeZone();
        return row(id, request, parent.path() + "." + label(id), zone);
    }

    private static OrganizationRow top(Caller caller, UUID id, OrganizationRequest request) {
        if (!caller.may(OrganizationPermission.WRITE, "")) {
            throw ProblemException.invalid(FieldError.of("/parentId", "REQUIRED"));
        }
        return row(id, request, label(id), request.timeZone() == null ? "Europe/Moscow" : request.timeZone());
    }

    private static OrganizationRow row(UUID id, OrganizationRequest request, String path, String zone) {
        return new OrganizationRow(
                id,
                request.parentId(),
                path,
                request.kind(),
                request.name().strip(),
                request.shortName(),
                zone,
                0,
                0,
                java.time.Instant.EPOCH);
    }

    /** The organisation's own step of the path: its id without dashes, which older servers do not take in an ltree. */
    static String label(UUID id) {
        return id.toString().replace("-", "");
    }

    /** The organisation at the end of a path. */
    public static UUID idOf(String path) {
        String label = path.substring(path.lastIndexOf('.') + 1);
        return UUID.fromString(label.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
