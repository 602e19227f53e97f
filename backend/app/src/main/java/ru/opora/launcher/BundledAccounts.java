package ru.opora.launcher;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.identity.AccountAdministration;
import ru.opora.identity.ClientAdministration;
import ru.opora.platform.security.Accounts;

/** Lets the API reach the accounts of the sign-in service beside it, off the event loop and in the name of the caller. */
final class BundledAccounts implements Accounts {

    private static final String NOBODY = "system";

    private final Supplier<AccountAdministration> accounts;
    private final Supplier<ClientAdministration> clients;

    /** @param accounts asked at each call, because the two services start side by side */
    BundledAccounts(Supplier<AccountAdministration> accounts, Supplier<ClientAdministration> clients) {
        this.accounts = accounts;
        this.clients = clients;
    }

    @Override
    public Mono<Invitation> invite(UUID subject, String name, @Nullable String email, Locale language) {
        return asCaller(actor -> accounts.get().invite(actor, subject, name, email, language))
                .flatMap(made -> found(made, subject))
                .map(BundledAccounts::invitation);
    }

    @Override
    public Mono<Invitation> renew(UUID subject, Locale language) {
        return asCaller(actor -> accounts.get().renew(actor, subject, language))
                .flatMap(made -> found(made, subject))
                .map(BundledAccounts::invitation);
    }

    @Override
    public Mono<Void> describe(UUID subject, String name, @Nullable String email) {
        return done(actor -> accounts.get().describe(actor, subject, name, email), subject);
    }

    @Override
    public Mono<Void> disable(UUID subject) {
        return done(actor -> accounts.get().disable(actor, subject), subject);
    }

    @Override
    public Mono<Void> enable(UUID subject) {
        return done(actor -> accounts.get().enable(actor, subject), subject);
    }

    @Override
    public Mono<Map<UUID, AccountState>> states(Collection<UUID> subjects) {
        return asCaller(actor -> accounts.get().states(subjects))
                .map(states -> states.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> state(entry.getValue()))));
    }

    @Override
    public Mono<String> createClient(String clientId, Set<String> scopes) {
        return asCaller(actor -> clients.get().create(actor, clientId, scopes)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<String> renewSecret(String clientId) {
        return asCaller(actor -> clients.get().renewSecret(actor, clientId)).flatMap(made -> found(made, clientId));
    }

    @Override
    public Mono<Void> updateScopes(String clientId, Set<String> scopes) {
        return done(actor -> clients.get().updateScopes(actor, clientId, scopes), clientId);
    }

    @Override
    public Mono<Void> disableClient(String clientId) {
        return done(actor -> clients.get().disable(actor, clientId), clientId);
    }

    private static Mono<Void> done(Function<String, Boolean> work, Object id) {
        return asCaller(work)
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> new UnknownAccount(String.valueOf(id))))
                .then();
    }

    private static <T> Mono<T> asCaller(Function<String, T> work) {
        return ReactiveSecurityContextHolder.getContext()
                .map(BundledAccounts::subject)
                .defaultIfEmpty(NOBODY)
                .flatMap(actor -> Mono.fromCallable(() -> work.apply(actor)).subscribeOn(Schedulers.boundedElastic()));
    }

    private static String subject(SecurityContext context) {
        var authentication = context.getAuthentication();
        return authentication != null && authentication.getCredentials() instanceof Jwt token
                ? Objects.requireNonNullElse(token.getSubject(), NOBODY)
                : NOBODY;
    }

    private static <T> Mono<T> found(Optional<T> result, Object id) {
        return result.map(Mono::just).orElseGet(() -> Mono.error(new UnknownAccount(String.valueOf(id))));
    }

    private static Invitation invitation(AccountAdministration.Invitation made) {
        return new Invitation(made.link(), made.expiresAt(), made.mailed());
    }

    private static AccountState state(AccountAdministration.State state) {
        return new AccountState(Status.valueOf(state.status().name()), state.lastSignInAt());
    }
}
