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
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
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
    private final CallerQueries callers;
    private final Address address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(DatabaseClient database, CallerQueries callers, Address address, Clock clock) {
        this.database = database;
        this.callers = callers;
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
        return Statement.of("""
                        INSERT INTO organizations_invitations (person_id, code_hash, expires_at)
                        VALUES (:person, :hash, :expires)
                        ON CONFLICT (person_id) DO UPDATE SET code_hash = :hash, expires_at = :expires""")
                .bind("person", person)
                .bind("hash", hash(code))
                .bind("expires", expiresAt)
                .on(database)
                .then()
                .thenReturn(new InvitationView(link, expiresAt, false));
    }

    /** Whatever link there is for the person is void from now on. */
    Mono<Void> withdraw(UUID person) {
        return Statement.of("DELETE FROM organizations_invitations WHERE person_id = :person")
                .bind("person", person)
                .on(database)
                .then();
    }

    /** Ties the person of the code to a subject that nobody is yet. Of two at the same moment one succeeds. */
    Mono<Void> accept(String subject, String code) {
        return callers.client(subject)
                .flatMap(client -> Mono.<UUID>error(ProblemException.of(ProblemType.ALREADY_BOUND)))
                .switchIfEmpty(Mono.defer(() -> take(subject, code)))
                .onErrorMap(DuplicateKeyException.class, known -> ProblemException.of(ProblemType.ALREADY_BOUND))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.INVITATION_VOID)))
                .then();
    }

    private Mono<UUID> take(String subject, String code) {
        return Statement.of("SELECT organizations_accept_invitation(:hash, :subject, :now) AS person")
                .bind("hash", hash(code))
                .bind("subject", subject)
                .bind("now", clock.instant())
                .on(database)
                .map(row -> Optional.ofNullable(row.get("person", UUID.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
