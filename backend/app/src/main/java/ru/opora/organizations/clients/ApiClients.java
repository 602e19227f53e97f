package ru.opora.organizations.clients;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Accounts;
import ru.opora.platform.security.Caller;

/**
 * Systems of third parties. What one may do is decided here at each call, so a change counts at once; the issuer only holds
 * the secret. The row is written first and the issuer asked within its transaction: a client at the issuer without a row
 * may do nothing.
 */
@Service
public class ApiClients {

    /**
     * A client that may work today.
     *
     * @param path of the organisation in whose subtree it acts
     * @param scopes what both its token and its row allow
     */
    public record Admitted(String path, OrganizationKind kind, Set<String> scopes) {}

    private static final String PERMISSION = OrganizationPermission.API_CLIENTS_WRITE;
    /** Permissions to give roles: they follow from people:write and the organisation, no scope says them. */
    private static final String ROLES = "people:grant:";
    /** A system has no inbox: what it wants to know it reads from the stream of events. */
    private static final String INBOX = "notifications:";

    private final ApiClientQueries queries;
    private final ApiClientMapper mapper;
    private final Organizations organizations;
    private final Optional<Accounts> issuer;
    private final Clock clock;

    ApiClients(
            ApiClientQueries queries,
            ApiClientMapper mapper,
            Organizations organizations,
            ObjectProvider<Accounts> issuer,
            Clock clock) {
        this.queries = queries;
        this.mapper = mapper;
        this.organizations = organizations;
        this.issuer = Optional.ofNullable(issuer.getIfAvailable());
        this.clock = clock;
    }

    /** What a client may do today with a token of these scopes; empty when it is unknown, disabled or expired. */
    public Mono<Admitted> admit(String clientId, Set<String> scopes) {
        LocalDate today = today();
        return queries.byClientId(clientId)
                .filter(client -> client.status(today) == ClientStatus.ACTIVE)
                .delayUntil(
                        client -> today.equals(client.lastUsedOn()) ? Mono.empty() : queries.used(client.id(), today))
                .map(client ->
                        new Admitted(client.path(), client.organization().kind(), both(scopes, client.scopes())));
    }

    /** Whether there is a client with this id at the issuer, working or not. */
    public Mono<Boolean> isKnown(String clientId) {
        return queries.byClientId(clientId).hasElement();
    }

    Mono<Page<ApiClientView>> list(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        return queries.list(caller, organization, text, limit, cursor).map(page -> page.map(row -> view(row, caller)));
    }

    Mono<ApiClientView> get(Caller caller, UUID id) {
        return row(caller, id).map(row -> view(row, caller));
    }

    Mono<OfferedScopesView> offered(Caller caller, @Nullable UUID organization) {
        Mono<Set<String>> scopes = organization == null
                ? Mono.fromSupplier(() -> passable(caller))
                : organizations
                        .permitted(caller, PERMISSION, organization, "?organizationId")
                        .map(place -> held(caller, place.path()));
        return scopes.map(found -> new OfferedScopesView(found.stream().sorted().toList()));
    }

    @Transactional
    Mono<ApiClientSecretView> create(Caller caller, ApiClientRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        String clientId = clientId(request);
        return organizations
                .open(caller, PERMISSION, request.organizationId(), "/organizationId")
                .doOnNext(place -> check(caller, place.path(), request.scopes(), request.expiresOn()))
                .then(Mono.defer(() -> queries.insert(id, clientId, request)))
                .then(Mono.defer(() -> secret(clientId, request.scopes())))
                .flatMap(secret -> get(caller, id).map(client -> new ApiClientSecretView(client, secret.orElse(null))));
    }

    @Transactional
    Mono<ApiClientView> update(Caller caller, UUID id, long version, ApiClientPatch patch) {
        return row(caller, id)
                .doOnNext(client -> check(
                        caller,
                        client.path(),
                        patch.scopes().value(),
                        patch.expiresOn().value()))
                .flatMap(client -> queries.update(client, version, patch)
                        .filter(changed -> changed > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.stale(view(client, caller))))
                        .then(Mono.defer(() -> tellScopes(client, patch.scopes().value()))))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<ApiClientSecretView> renewSecret(Caller caller, UUID id) {
        return row(caller, id)
                .filter(client -> mayHave(caller, client))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(client -> queries.renewed(client).then(Mono.defer(() -> newSecret(client))))
                .flatMap(secret -> get(caller, id).map(client -> new ApiClientSecretView(client, secret)));
    }

    @Transactional
    Mono<ApiClientView> disable(Caller caller, UUID id) {
        return row(caller, id)
                .flatMap(client -> queries.disable(id)
                        .then(issuer.map(at -> at.disableClient(client.clientId()))
                                .orElse(Mono.empty())
                                .onErrorComplete(Accounts.UnknownAccount.class)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    private Mono<ApiClientRow> row(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** The id at the issuer: with an external one it was made there and must be said. */
    private String clientId(ApiClientRequest request) {
        if (request.clientId() != null) {
            return request.clientId();
        }
        if (issuer.isEmpty()) {
            throw ProblemException.invalid(FieldError.of("/clientId", "REQUIRED"));
        }
        return "opora-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** The new client's secret; none with an external issuer. */
    private Mono<Optional<String>> secret(String clientId, Set<String> scopes) {
        return issuer.map(at -> at.createClient(clientId, scopes)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ALREADY_EXISTS)))
                        .map(Optional::of))
                .orElseGet(() -> Mono.just(Optional.empty()));
    }

    /** A client the issuer does not know, of which only the row was left, is made there anew. */
    private Mono<String> newSecret(ApiClientRow client) {
        Accounts at = issuer.orElseThrow(() -> ProblemException.of(ProblemType.EXTERNAL_ISSUER));
        Set<String> scopes = client.scopes() == null ? Set.of() : client.scopes();
        return at.renewSecret(client.clientId())
                .onErrorResume(Accounts.UnknownAccount.class, unknown -> at.createClient(client.clientId(), scopes));
    }

    private Mono<Void> tellScopes(ApiClientRow client, @Nullable Set<String> scopes) {
        return scopes == null || issuer.isEmpty()
                ? Mono.empty()
                : issuer.get().updateScopes(client.clientId(), scopes).onErrorComplete(Accounts.UnknownAccount.class);
    }

    private void check(Caller caller, String path, @Nullable Collection<String> scopes, @Nullable LocalDate last) {
        if (scopes != null && !held(caller, path).containsAll(scopes)) {
            throw ProblemException.invalid(FieldError.of("/scopes", "NOT_HELD"));
        }
        if (last != null && last.isBefore(today())) {
            throw ProblemException.invalid(FieldError.of("/expiresOn", "IN_THE_PAST"));
        }
    }

    /** What the caller may pass on in a place. */
    private static Set<String> held(Caller caller, String path) {
        return passable(caller).stream()
                .filter(permission -> caller.may(permission, path))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the caller may do somewhere, but not what concerns people alone: roles, their inbox, the making of clients. */
    private static Set<String> passable(Caller caller) {
        return caller.permissions().stream()
                .filter(permission -> !permission.equals(PERMISSION)
                        && !permission.startsWith(ROLES)
                        && !permission.startsWith(INBOX))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who gets the secret acts as the client: nobody gets more by it than they have. */
    private static boolean mayHave(Caller caller, ApiClientRow client) {
        return client.scopes() == null
                ? caller.may(PERMISSION, "")
                : held(caller, client.path()).containsAll(client.scopes());
    }

    private static Set<String> both(Set<String> token, @Nullable Set<String> client) {
        return client == null ? token : token.stream().filter(client::contains).collect(Collectors.toUnmodifiableSet());
    }

    private ApiClientView view(ApiClientRow row, Caller caller) {
        ClientStatus status = row.status(today());
        List<ApiClientView.Action> actions = new ArrayList<>(List.of(ApiClientView.Action.update));
        if (issuer.isPresent() && mayHave(caller, row)) {
            actions.add(ApiClientView.Action.renewSecret);
        }
        if (status != ClientStatus.DISABLED) {
            actions.add(ApiClientView.Action.disable);
        }
        return mapper.view(row, status, actions);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
