package ru.opora.surveys.respondents;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.campaigns.Secrets;

/** That an invitation was answered, without saying by which answer: only who has the letter's secret can tell. */
@Repository
class Claims {

    private final DatabaseClient database;

    Claims(DatabaseClient database) {
        this.database = database;
    }

    /** Whether this answer is the one of the invitation, or may become it: it is so from now on. */
    Mono<Boolean> take(UUID invitation, String token, UUID response) {
        String claim = Secrets.hash(token + response);
        return DatabaseScope.system(Statement.of(
                        "INSERT INTO surveys_claims (invitation_id, claim) VALUES (:invitation, :claim) ON CONFLICT DO NOTHING")
                .bind("invitation", invitation)
                .bind("claim", claim)
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of(
                                "SELECT s.claim = :claim AS mine FROM surveys_claims s WHERE s.invitation_id = :invitation")
                        .bind("invitation", invitation)
                        .bind("claim", claim)
                        .on(database)
                        .map(row -> Rows.get(row, "mine", Boolean.class))
                        .one())));
    }

    Mono<Boolean> isTaken(UUID invitation) {
        return DatabaseScope.system(Statement.of(
                        "SELECT EXISTS (SELECT 1 FROM surveys_claims s WHERE s.invitation_id = :invitation) AS taken")
                .bind("invitation", invitation)
                .on(database)
                .map(row -> Rows.get(row, "taken", Boolean.class))
                .one());
    }
}
