package ru.opora.launcher;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, accounts and clients, where there is no mail server. One product serves all of it: each start takes longer than its tests. */
class AccountsTest {

    static RunningOpora opora;

    @BeforeAll
    static void start(@TempDir Path folder) {
        opora = RunningOpora.withDemonstration(
                folder, "--opora.webhooks.allow-http=true", "--opora.webhooks.allow-private-networks=true");
    }

    @AfterAll
    static void stop() {
        opora.close();
    }

    @Nested
    class SignIn extends SignInCases {}

    @Nested
    class OwnAccount extends OwnAccountCases {}

    @Nested
    class SecondFactor extends SecondFactorCases {}

    @Nested
    class Staff extends StaffCases {}

    @Nested
    class ClientSecret extends ClientSecretCases {}
}
