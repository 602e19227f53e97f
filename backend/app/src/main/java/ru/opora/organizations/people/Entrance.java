package ru.opora.organizations.people;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Accounts;

/**
 * How people come in: by an account at the bundled issuer, or, where the issuer is somebody else's, by an invitation of
 * ours that ties them to whoever signs in with it.
 */
@Component
class Entrance {

    private final @Nullable Accounts accounts;
    private final Invitations invitations;

    Entrance(ObjectProvider<Accounts> accounts, Invitations invitations) {
        this.accounts = accounts.getIfAvailable();
        this.invitations = invitations;
    }

    /**
     * How far somebody has come with signing in.
     *
     * @param invitable whether a new link can be made for them
     */
    record Sign(PersonState state, @Nullable Instant lastSignInAt, boolean invitable) {}

    /** The subject a new person's tokens will have; null while an issuer of others has not told. */
    @Nullable
    String subject(UUID person) {
        return accounts == null ? null : person.toString();
    }

    /** A link to come in by; the former ones are void. */
    Mono<InvitationView> invite(PeopleQueries.Row person, Locale language) {
        if (accounts != null) {
            return Mono.justOrEmpty(account(person))
                    .flatMap(account -> accounts.invite(account, person.name(), person.email(), language))
                    .map(link -> new InvitationView(link.link(), link.expiresAt(), link.mailed()))
                    .switchIfEmpty(active());
        }
        return person.subject() == null ? invitations.make(person.id()) : active();
    }

    /** The account is to know the person as the product does. */
    Mono<Void> describe(PeopleQueries.Row person, String name, @Nullable String email) {
        return onAccount(person, accounts == null ? null : account -> accounts.describe(account, name, email));
    }

    /** Signing in ends at once. */
    Mono<Void> close(PeopleQueries.Row person) {
        return onAccount(person, accounts == null ? null : accounts::disable).then(invitations.withdraw(person.id()));
    }

    /** Lets somebody sign in again. */
    Mono<Void> open(PeopleQueries.Row person) {
        return onAccount(person, accounts == null ? null : accounts::enable);
    }

    /** How far each has come, in one look for a whole list. */
    Mono<Map<UUID, Sign>> signs(Collection<PeopleQueries.Row> people) {
        if (accounts == null) {
            return Mono.just(signs(people, Map.of()));
        }
        List<UUID> subjects = people.stream()
                .map(Entrance::account)
                .filter(java.util.Objects::nonNull)
                .toList();
        return accounts.states(subjects).map(states -> signs(people, states));
    }

    private Map<UUID, Sign> signs(Collection<PeopleQueries.Row> people, Map<UUID, Accounts.AccountState> states) {
        Map<UUID, Sign> signs = new HashMap<>();
        people.forEach(person -> signs.put(person.id(), sign(person, states)));
        return signs;
    }

    private Sign sign(PeopleQueries.Row person, Map<UUID, Accounts.AccountState> states) {
        UUID account = account(person);
        Accounts.AccountState found = account == null ? null : states.get(account);
        Instant lastSignInAt = found == null ? null : found.lastSignInAt();
        if (person.leftOn() != null) {
            return new Sign(PersonState.LEFT, lastSignInAt, false);
        }
        if (accounts == null) {
            boolean unknown = person.subject() == null;
            return new Sign(unknown ? PersonState.INVITED : PersonState.ACTIVE, null, unknown);
        }
        PersonState state = found == null
                ? PersonState.INVITED
                : PersonState.valueOf(found.status().name());
        return new Sign(state, lastSignInAt, account != null && state != PersonState.DISABLED);
    }

    private static Mono<Void> onAccount(
            PeopleQueries.Row person, java.util.function.@Nullable Function<UUID, Mono<Void>> change) {
        UUID account = account(person);
        return change == null || account == null
                ? Mono.empty()
                : change.apply(account).onErrorResume(Accounts.UnknownAccount.class, never -> Mono.empty());
    }

    /** The person's account at the bundled issuer; a subject of another form was given by another issuer. */
    private static @Nullable UUID account(PeopleQueries.Row person) {
        try {
            return person.subject() == null ? null : UUID.fromString(person.subject());
        } catch (IllegalArgumentException ofAnotherIssuer) {
            return null;
        }
    }

    private static <T> Mono<T> active() {
        return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, PersonState.ACTIVE));
    }
}
