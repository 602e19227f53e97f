package ru.opora.bench;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.Locale;
import java.util.function.IntFunction;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import ru.opora.OporaApi;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/**
 * Reading by id with sign-in and scope against a static answer of the same server, and pages of a list of a million
 * rows at different depths. Run: {@code mvn -Pbench -DskipTests -pl backend/app -am test}.
 */
public final class ReadBenchmark {

    private static final int SECONDS = Integer.getInteger("opora.bench.seconds", 8);
    private static final int ROWS = Integer.getInteger("opora.bench.rows", 1_000_000);

    /** A constant answer, as long as an organisation's, through the same server without sign-in and database. */
    @Configuration(proxyBeanMethods = false)
    @Import({TestDatabase.class, TestTokens.class, People.class})
    static class Static {

        @Bean
        RouterFunction<ServerResponse> constant() {
            String body = "{\"text\":\"" + "x".repeat(500) + "\"}";
            return route().GET("/bench/static", request -> ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(body))
                    .build();
        }
    }

    private ReadBenchmark() {}

    public static void main(String... arguments) {
        try (var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(
                        OporaApi.class, Static.class)
                .properties("server.port=0", "opora.demo=false", "spring.main.web-application-type=reactive")
                .run()) {
            int port = context.getWebServer().getPort();
            byId(port);
            lists(port, context.getBean(DatabaseClient.class));
        }
        System.exit(0); // the database's own threads
    }

    private static void byId(int port) {
        var load = new Load(port, 32);
        String constant = get("/bench/static", null);
        String bob = TestTokens.of(People.BOB);
        String rita = TestTokens.of(People.RITA);
        String path = "/api/v1/organizations/" + People.NORTH_SCHOOL;
        IntFunction<String> two = turn -> get(path, turn % 2 == 0 ? bob : rita);
        load.run(SECONDS, turn -> constant);
        load.run(SECONDS, two);
        Load.Result limit = load.run(SECONDS, turn -> constant);
        Load.Result one = load.run(SECONDS, turn -> get(path, bob));
        Load.Result mixed = load.run(SECONDS, two);
        Load.Result again = load.run(SECONDS, turn -> constant);
        double most = (limit.perSecond() + again.perSecond()) / 2;
        say("static answer (limit)", limit);
        say("static answer, again", again);
        say("by id, one caller", one);
        say("by id, two callers of other scopes", mixed);
        say(String.format(Locale.ROOT, "ratio to the limit: one caller %.2f, two callers %.2f", one.perSecond() / most, mixed.perSecond() / most), "");
    }

    private static void lists(int port, DatabaseClient database) {
        DatabaseScope.system(database.sql("""
                        INSERT INTO organizations (id, parent_id, path, kind, name)
                        SELECT id, :parent, (SELECT path FROM organizations WHERE id = :parent) || replace(id::text, '-', '')::ltree,
                               'SCHOOL', 'МБОУ «Средняя школа № ' || n || '»'
                        FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, %d) n) rows""".formatted(ROWS))
                        .bind("parent", People.SOUTH)
                        .fetch()
                        .rowsUpdated())
                .block();
        var load = new Load(port, 100);
        String dora = TestTokens.of(People.DORA);
        String first = "/api/v1/organizations?limit=50";
        String middle = first + "&cursor=" + cursor(database, ROWS / 2);
        String last = first + "&cursor=" + cursor(database, ROWS - 100);
        load.run(SECONDS, turn -> get(first, dora));
        say("50 of " + ROWS + ", first page, full speed", load.run(SECONDS, turn -> get(first, dora)));
        for (String page : new String[] {first, middle, last}) {
            String depth = page.equals(first) ? "first" : page.equals(middle) ? "middle" : "last";
            say("50 of " + ROWS + ", " + depth + " page, 300/s", load.run(SECONDS, 300, turn -> get(page, dora)));
        }
    }

    private static String cursor(DatabaseClient database, int depth) {
        String key = DatabaseScope.system(database.sql(
                                "SELECT name || chr(31) || id FROM organizations ORDER BY name, id OFFSET :n LIMIT 1")
                        .bind("n", depth)
                        .mapValue(String.class)
                        .one())
                .blockOptional()
                .orElseThrow();
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String get(String path, @org.jspecify.annotations.Nullable String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
    }

    private static void say(String what, Object result) {
        System.out.printf(Locale.ROOT, "%-50s %s%n", what, result);
    }
}
