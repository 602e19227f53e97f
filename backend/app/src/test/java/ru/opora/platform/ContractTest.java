package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.ApiTest;

/**
 * The file api-spec/openapi.yaml says what the code does. After a change of the API write it anew with {@code mvn -pl
 * backend/app -am test -Dtest=ContractTest -Dopora.contract=write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ApiTest
class ContractTest {

    private static final Path FILE = Path.of("../../api-spec/openapi.yaml");

    @Autowired
    private WebTestClient web;

    @Test
    void theFileIsWhatTheCodeSays() throws IOException {
        String code = Objects.requireNonNull(web.mutate()
                .responseTimeout(Duration.ofMinutes(3)) // made from all the code at once: long on a busy machine
                .build()
                .get()
                .uri("/v3/api-docs.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).contains("default-src 'none'"))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        if ("write".equals(System.getProperty("opora.contract"))) {
            Files.writeString(FILE, code);
        }
        assertThat(Files.readString(FILE)).isEqualTo(code);
    }
}
