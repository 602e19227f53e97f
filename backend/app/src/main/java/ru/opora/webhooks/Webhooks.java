package ru.opora.webhooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/**
 * Subscriptions of third parties' systems. One belongs to an organisation and not to who made it: it goes on when that
 * person leaves. Nobody subscribes to what they may not read there.
 */
@Service
public class Webhooks {

    /** What {@link #known} subscriptions are told on demand; nobody subscribes to it. */
    public static final String TEST = "webhook.test";

    private final WebhookQueries queries;
    private final WebhookSecrets secrets;
    private final WebhookMapper mapper;
    private final WebhookProperties properties;
    private final Organizations organizations;
    private final Map<String, WebhookEventType> types;

    Webhooks(
            WebhookQueries queries,
            WebhookSecrets secrets,
            WebhookMapper mapper,
            WebhookProperties properties,
            Organizations organizations,
            List<WebhookSource> sources) {
        this.queries = queries;
        this.secrets = secrets;
        this.mapper = mapper;
        this.properties = properties;
        this.organizations = organizations;
        this.types = sources.stream()
                .flatMap(source -> source.types().stream())
                .collect(Collectors.toUnmodifiableMap(WebhookEventType::code, Function.identity()));
    }

    /** The subscription, not found unless the caller manages it. */
    public Mono<WebhookRow> known(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** A subscription that is told things now; else that it is not is said. */
    public Mono<WebhookRow> enabled(Caller caller, UUID id) {
        return known(caller, id)
                .flatMap(row -> row.state() == WebhookState.ENABLED
                        ? Mono.just(row)
                        : Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, row.state())));
    }

    /** By their codes, those which the caller may subscribe to somewhere. */
    WebhookView.Types types(Caller caller) {
        return new WebhookView.Types(types.values().stream()
                .filter(type -> caller.permissions().contains(type.permission()))
                .sorted(Comparator.comparing(WebhookEventType::code))
                .toList());
    }

    Mono<Page<WebhookView>> list(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        return queries.list(caller, organization, text, limit, cursor).map(page -> page.map(this::view));
    }

    Mono<WebhookView> get(Caller caller, UUID id) {
        return known(caller, id).map(this::view);
    }

    @Transactional
    Mono<WebhookView.Secret> create(Caller caller, WebhookRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, WebhookPermission.MANAGE, request.organizationId(), "/organizationId")
                .doOnNext(place -> check(caller, place.path(), request.url(), request.eventTypes()))
                .flatMap(place -> queries.insert(id, request, caller.subject()))
                .then(Mono.defer(() -> secrets.renew(id)))
                .flatMap(secret -> get(caller, id).map(view -> new WebhookView.Secret(view, secret)));
    }

    @Transactional
    Mono<WebhookView> update(Caller caller, UUID id, long version, WebhookPatch patch) {
        return known(caller, id)
                .doOnNext(row -> check(caller, row.path(), patch.url().value(), told(row, patch)))
                .flatMap(row -> queries.update(row, version, patch))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Who turns it elsewhere, or takes its secret, must be one who may read what it is told. */
    private static @Nullable Collection<String> told(WebhookRow row, WebhookPatch patch) {
        Collection<String> wanted = patch.eventTypes().value();
        return wanted == null && patch.url().value() != null ? row.types() : wanted;
    }

    @Transactional
    Mono<WebhookView.Secret> renewSecret(Caller caller, UUID id) {
        return known(caller, id)
                .doOnNext(row -> check(caller, row.path(), null, row.types()))
                .flatMap(queries::renewed)
                .then(Mono.defer(() -> secrets.renew(id)))
                .flatMap(secret -> get(caller, id).map(view -> new WebhookView.Secret(view, secret)));
    }

    /** Who lets it be told again must still be one who may read what it is told. */
    @Transactional
    Mono<WebhookView> enable(Caller caller, UUID id) {
        return known(caller, id)
                .doOnNext(row -> check(caller, row.path(), null, row.types()))
                .flatMap(row -> queries.put(id, WebhookState.ENABLED))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<WebhookView> disable(Caller caller, UUID id) {
        return known(caller, id)
                .flatMap(row -> queries.put(id, WebhookState.DISABLED))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return known(caller, id)
                .flatMap(row -> queries.delete(id, version))
                .flatMap(gone -> gone > 0
                        ? Mono.<Void>empty()
                        : get(caller, id).flatMap(now -> Mono.<Void>error(ProblemException.stale(now))));
    }

    private void check(Caller caller, String path, @Nullable String url, @Nullable Collection<String> wanted) {
        refuse("/url", url == null ? null : WebhookAddress.fault(url.strip(), properties));
        refuse("/eventTypes", wanted == null ? null : fault(caller, path, wanted));
    }

    private static void refuse(String pointer, @Nullable String code) {
        if (code != null) {
            throw ProblemException.invalid(FieldError.of(pointer, code));
        }
    }

    private @Nullable String fault(Caller caller, String path, Collection<String> wanted) {
        if (!types.keySet().containsAll(wanted)) {
            return "NOT_FOUND";
        }
        boolean held = wanted.stream()
                .map(types::get)
                .filter(Objects::nonNull)
                .allMatch(type -> caller.may(type.permission(), path));
        return held ? null : "NOT_HELD";
    }

    private WebhookView view(WebhookRow row) {
        List<WebhookView.Action> actions = new ArrayList<>(
                List.of(WebhookView.Action.update, WebhookView.Action.renewSecret, WebhookView.Action.delete));
        actions.addAll(
                row.state() == WebhookState.ENABLED
                        ? List.of(WebhookView.Action.test, WebhookView.Action.replay, WebhookView.Action.disable)
                        : List.of(WebhookView.Action.enable));
        return mapper.view(row, actions);
    }
}
