package ru.opora.surveys.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.surveys.invitations.LetterQueue.Due;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** What happens between the moment a letter is taken from the queue and the one in which it goes out. */
@ApiTest
class LetterQueueTest {

    private static final String HASH = "f".repeat(63);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private LetterQueue queue;

    @Autowired
    private InvitationQueries invitations;

    @Autowired
    private TransactionalOperator transactions;

    @Test
    void aLetterRevokedWhileItIsBeingWrittenGetsNoLink() {
        Due due = claimed();
        assertThat(DatabaseScope.system(invitations.revoke(due.invitation(), LocalDate.now()))
                        .block())
                .isEqualTo(1);
        assertThat(DatabaseScope.system(queue.link(due, HASH + "0")).block()).isZero();
        assertThat(text("SELECT count(*)::text FROM surveys_letters l WHERE l.invitation_id = '" + due.invitation()
                        + "'"))
                .isEqualTo("0");
    }

    @Test
    void whoSentAnEarlierLetterSaysNothingOfTheOneThatWasAskedForSince() {
        Due due = claimed();
        assertThat(DatabaseScope.system(queue.link(due, HASH + "1")).block()).isEqualTo(1);
        DatabaseScope.system(invitations
                        .revoke(due.invitation(), LocalDate.now())
                        .then(database.sql(
                                        "UPDATE surveys_invitations SET revoked_on = NULL, due = 'INVITATION', due_at = now() + interval '1 hour',"
                                                + " claimed_until = NULL WHERE id = $1")
                                .bind(0, due.invitation())
                                .then()))
                .block();
        DatabaseScope.system(queue.sent(due)).block();
        DatabaseScope.system(queue.drop(due, InvitationView.Failure.NOT_TAKEN)).block();
        assertThat(text(
                        "SELECT concat_ws(' ', i.due, i.invited_on, i.failure) FROM surveys_invitations i WHERE i.id = '"
                                + due.invitation() + "'"))
                .as("the new letter still waits")
                .isEqualTo("INVITATION");
    }

    /** Made and taken in one transaction, so that no sender of another test takes it. */
    private Due claimed() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        assertThat(Api.as(web, BOB).get(CAMPAIGNS + "/" + campaign).at("/state"))
                .isEqualTo("OPEN");
        UUID id = UUID.randomUUID();
        Mono<Due> made = database.sql("""
                        INSERT INTO surveys_invitations (id, participant_id, email, language, due, due_at, created_by)
                        SELECT $1, p.id, $1::text || '@example.org', 'ru', 'INVITATION', '2001-01-01', 'bob'
                        FROM surveys_participants p WHERE p.campaign_id = $2""")
                .bind(0, id)
                .bind(1, UUID.fromString(campaign))
                .then()
                .then(Mono.defer(queue::next));
        Mono<Due> alone = transactions.transactional(made);
        Due due = Objects.requireNonNull(DatabaseScope.system(alone).block());
        assertThat(due.invitation()).isEqualTo(id);
        return due;
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}
