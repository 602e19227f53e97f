package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.launcher.AccountsTest.opora;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.platform.security.Accounts;

/** The secret of a third party's client at the bundled issuer. */
abstract class ClientSecretCases {

    private final Browser browser = new Browser(opora);

    @Test
    void theTutorialRunsAsItIsPrinted(@TempDir Path folder) throws Exception {
        for (String program : List.of("bash", "curl", "openssl")) {
            Assumptions.assumeTrue(ApiTutorial.has(program), program + " is not there to follow docs/api-tutorial.md");
        }
        ApiTutorial.follow(opora.address("").toString(), folder);
    }

    @Test
    void aClientsSecretWorksUntilItIsRenewedOrTheClientIsClosed() throws Exception {
        var client = "system-" + UUID.randomUUID();
        var scopes = Set.of("organizations:read", "roadmaps:read");
        var secret = opora.accounts().createClient(client, scopes).block();

        assertThat(scopesOf(ask(client, secret))).containsExactlyInAnyOrderElementsOf(scopes);
        assertThat(opora.accounts().createClient(client, scopes).block()).isNull();
        assertThat(opora.accounts().createClient("opora-spa", scopes).block()).isNull();
        opora.accounts().updateScopes(client, Set.of("roadmaps:read")).block();
        assertThat(scopesOf(ask(client, secret))).containsExactly("roadmaps:read");
        var renewed = opora.accounts().renewSecret(client).block();
        assertThat(ask(client, secret).statusCode()).isEqualTo(401);
        assertThat(ask(client, renewed).statusCode()).isEqualTo(200);
        opora.accounts().disableClient(client).block();
        assertThat(ask(client, renewed).statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> opora.accounts().disableClient("nobody").block())
                .isInstanceOf(Accounts.UnknownAccount.class);
    }

    private HttpResponse<String> ask(String client, String secret) throws Exception {
        return browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private static List<String> scopesOf(HttpResponse<String> answer) {
        return Arrays.asList(Browser.json(answer).get("scope").asString().split(" "));
    }
}
