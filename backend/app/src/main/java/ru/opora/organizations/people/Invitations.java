package ru.opora.organizations.people;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.organizations.clients.ApiClients;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Invitations where the issuer is somebody else's: whoever signs in there with a link's code is from then on the person
 * it was made for. A code works once and for seven days; only its hash is kept.
 */
@Service
class Invitations {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int CODE_BYTES = 24;

    private final DatabaseClient database;
    private final PeopleWriter people;
    private final ApiClients clients;
    private final TransactionalOperator transaction;
    private final Address address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            DatabaseClient database,
            PeopleWriter people,
            ApiClients clients,
            TransactionalOperator transaction,
            Address address,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.clients = clients;
        this.transaction = transaction;
        this.address = address;
        this.clock = clock;
    }

    /** Where browsers find this installation. */
    @ConfigurationProperties("opora")
    record Address(URI publicUrl) {}

    /** A new link for a person; the former one is void. */
    Mono<InvitationView> make(UUID person) {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = clock.instant().plus(LIFE);
        URI link = URI.create(address.publicUrl() + "/invitation?code=" + code);
        return DatabaseScope.system(Statement.of("""
                        INSERT INTO organizations_invitations (person_id, code_hash, expires_at)
                        VALUES (:person, :hash, :expires)
                        ON CONFLICT (person_id) DO UPDATE SET code_hash = :hash, expires_at = :expires""")
                .bind("person", person)
                .bind("hash", hash(code))
                .bind("expires", expiresAt)
                .on(database)
                .then()
                .thenReturn(new InvitationView(link, expiresAt, false)));
    }

    /** Whatever link there is for the person is void from now on. */
    Mono<Void> withdraw(UUID person) {
        return DatabaseScope.system(Statement.of("DELETE FROM organizations_invitations WHERE person_id = :person")
                .bind("person", person)
                .on(database)
                .then());
    }

    /** Ties the person of the code to a subject that nobody is yet. Of two at the same moment one succeeds. */
    Mono<Void> accept(String subject, String code) {
        Mono<Long> bound = clients.isKnown(subject)
                .filter(known -> known)
                .flatMap(client -> Mono.<UUID>error(ProblemException.of(ProblemType.ALREADY_BOUND)))
                .switchIfEmpty(Mono.defer(() -> take(code)))
                .flatMap(person -> people.bind(person, subject))
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.INVITATION_VOID)));
        return DatabaseScope.system(bound.as(transaction::transactional)
                .onErrorMap(DuplicateKeyException.class, known -> ProblemException.of(ProblemType.ALREADY_BOUND))
                .then());
    }

    private Mono<UUID> take(String code) {
        return Statement.of("""
                        DELETE FROM organizations_invitations WHERE code_hash = :hash AND expires_at > :now
                        RETURNING person_id""")
                .bind("hash", hash(code))
                .bind("now", clock.instant())
                .on(database)
                .map(row -> Rows.get(row, "person_id", UUID.class))
                .one();
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
