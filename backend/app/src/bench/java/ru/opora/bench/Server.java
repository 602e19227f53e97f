package ru.opora.bench;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import ru.opora.OporaApi;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/**
 * The API in a process of its own, with the fixture of the tests and a database of its own. It is asked for tokens and
 * figures by lines, and ends with the process that started it.
 */
final class Server {

    /**
     * A constant answer, as long as an organisation's, through the same server without sign-in and database. Not marked as a
     * configuration: tests that start the product must not find it beside their own classes.
     */
    @Import({TestDatabase.class, TestTokens.class, People.class})
    static class Static {

        @Bean
        RouterFunction<ServerResponse> constant() {
            String body = "{\"text\":\"" + "x".repeat(700) + "\"}";
            return route().GET("/bench/static", request -> ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(body))
                    .build();
        }

        /** One row of the database by its id, without sign-in, scope and row-level security: what reading costs at the least. */
        @Bean
        RouterFunction<ServerResponse> bare(ConnectionFactory connections) {
            var pool = DatabaseClient.create(((DelegatingConnectionFactory) connections).getTargetConnectionFactory());
            return route().GET("/bench/row/{id}", request -> pool.sql("SELECT row_to_json(o)::text FROM organizations o WHERE o.id = :id")
                            .bind("id", UUID.fromString(request.pathVariable("id")))
                            .mapValue(String.class)
                            .one()
                            .flatMap(row -> ServerResponse.ok()
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .bodyValue(row)))
                    .build();
        }
    }

    private Server() {}

    public static void main(String... arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(
                        OporaApi.class, Static.class)
                    .run("--server.port=0",
                        "--opora.demo=false",
                        "--spring.main.web-application-type=reactive",
                        // one caller stands for many: the allowance of one is not what is measured
                        "--opora.limits.caller.burst=100000000",
                        "--opora.limits.caller.per-minute=100000000")) {
            say("ready " + context.getWebServer().getPort());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                say(
                        switch (words[0]) {
                            case "token" -> TestTokens.of(words[1]);
                            case "database" -> database();
                            case "heap" -> String.valueOf(heap());
                            case "peak" -> String.valueOf(peak());
                            case "names" -> names(context.getBean(Organizations.class));
                            default -> throw new IllegalArgumentException(line);
                        });
            }
        }
        System.exit(0); // the database's own threads
    }

    private static String database() {
        TestDatabase.Server server = TestDatabase.server();
        return server.jdbcUrl() + " " + server.user() + " " + server.password();
    }

    private static String names(Organizations organizations) {
        DatabaseScope.system(organizations.renewNames()).block();
        return "done";
    }

    /** Bytes in use after a collection. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most bytes that were in use in each part of the heap, garbage included, since this was last asked. */
    private static long peak() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        return sum;
    }

    private static void say(String answer) {
        System.out.println("> " + answer);
        System.out.flush();
    }
}
