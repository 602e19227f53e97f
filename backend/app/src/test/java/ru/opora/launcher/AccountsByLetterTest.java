package ru.opora.launcher;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What comes to people by letter, and back by its links. One product serves all of it. */
class AccountsByLetterTest {

    static Mailbox mail;

    static RunningOpora opora;

    @BeforeAll
    static void start(@TempDir Path folder) {
        mail = new Mailbox();
        opora = RunningOpora.withDemonstration(
                folder,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.port(),
                "--opora.mail-from=opora@example.org");
    }

    @AfterAll
    static void stop() {
        opora.close();
        mail.close();
    }

    @Nested
    class Invitation extends InvitationCases {}

    @Nested
    class LettersToPeople extends LettersToPeopleCases {}
}
