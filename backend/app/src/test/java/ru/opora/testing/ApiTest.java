package ru.opora.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import ru.opora.OporaApi;

/** A test of the whole API over a real database, from the outside. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OporaApi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.web-application-type=reactive",
            "opora.demo=false",
            "opora.webhooks.allow-http=true",
            "opora.webhooks.allow-private-networks=true"
        })
@AutoConfigureWebTestClient(timeout = "20s")
@Import({TestDatabase.class, TestTokens.class, People.class})
@ExtendWith(Leftovers.class)
public @interface ApiTest {}
