package ru.opora.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import ru.opora.access.Routes.Route;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.CallerDirectory;
import ru.opora.testing.Api;
import ru.opora.testing.AtOnce;
import ru.opora.testing.People;

/**
 * The first line is taken away: one caller is given every permission everywhere, so that no handler refuses and no
 * condition of a query narrows anything. What the database still shows and lets change is the second line's doing.
 */
abstract class SecondLineCases {

    private static final String INTRUDER = "second-line-intruder";
    private static final List<UUID> FOREIGN = List.of(People.SOUTH, People.SOUTH_SCHOOL, Territories.FAR);

    /** Gives the intruder all rights in all places. */
    @Primary
    static class EverybodyMayEverything implements CallerDirectory {

        private final CallerDirectory real;

        EverybodyMayEverything(@Qualifier("callers") CallerDirectory real) {
            this.real = real;
        }

        @Override
        public Mono<Caller> find(String subject, Set<String> scopes) {
            return subject.equals(INTRUDER)
                    ? real.find(People.ALICE, scopes).map(alice -> new Caller(INTRUDER, alice.grants()))
                    : real.find(subject, scopes);
        }
    }

    /** Tells the database what the intruder's subtree really is; respondents, whoever they are, have none. */
    @Order(1)
    static class TheDatabaseKnowsBetter implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return chain.filter(exchange)
                    .contextWrite(context -> context.<DatabaseScope>getOrEmpty(DatabaseScope.class)
                            .filter(scope -> scope.subject().equals(INTRUDER))
                            .map(intruding -> new DatabaseScope(List.of(northPath()), INTRUDER, null).in(context))
                            .orElse(context));
        }
    }

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private final Routes routes;
    private final Api intruder;

    /** @param routes with rows of the places, which the intruder finds there */
    SecondLineCases(Routes routes, WebTestClient web) {
        this.routes = routes;
        intruder = Api.as(web, INTRUDER);
    }

    @Test
    void theFirstLineIsReallyGone() {
        assertThat(intruder.get(Api.V1 + "/organizations/" + People.NORTH).at("/allowedActions/0"))
                .isNotEmpty();
        assertThat(intruder.get(Api.V1 + "/organizations?limit=500").is(200).text())
                .contains(People.NORTH_SCHOOL.toString());
    }

    @Test
    void rowsOfForeignPlacesAreNeitherShownNorChanged() {
        List<Attempt> attempts = new ArrayList<>();
        for (Route route : Routes.of(mapping)) {
            for (UUID place : FOREIGN) {
                if (route.aboutARow() && !route.isOpen()) {
                    routes.prepare(route, place);
                    attempts.add(new Attempt(route, place));
                }
            }
        }
        assertThat(AtOnce.each(attempts, this::outcome))
                .filteredOn(said -> !said.isEmpty())
                .isEmpty();
        assertThat(attempts).hasSizeGreaterThan(20);
    }

    /** A request for a row of a foreign place. */
    private record Attempt(Route route, UUID place) {}

    /** Empty when it was refused. */
    private String outcome(Attempt attempt) {
        int status =
                routes.send(intruder, attempt.route(), attempt.place(), false).status();
        return status >= 400 && status < 500 ? "" : attempt + " " + status;
    }

    @Test
    void everyGuardedTableShowsOnlyWhatLiesInTheSubtree() {
        routes.address(draft(), People.SOUTH, false);
        for (String table : guarded()) {
            Long all = DatabaseScope.system(count(table)).block();
            Long seen = count(table)
                    .contextWrite(new DatabaseScope(List.of(northPath()), INTRUDER, null)::in)
                    .block();
            Long none = count(table).block();
            assertThat(none).as(table + " without a caller").isZero();
            assertThat(seen).as(table).isLessThanOrEqualTo(all);
        }
        assertThat(count("roadmaps WHERE organization_id = '" + People.SOUTH + "'")
                        .contextWrite(new DatabaseScope(List.of(northPath()), INTRUDER, null)::in)
                        .block())
                .isZero();
    }

    private Route draft() {
        return Routes.of(mapping).stream()
                .filter(route -> route.operation().equals("getRoadmap"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> guarded() {
        return DatabaseScope.system(database.sql("SELECT relname::text FROM pg_class WHERE relrowsecurity ORDER BY 1")
                        .mapValue(String.class)
                        .all())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Mono<Long> count(String table) {
        return database.sql("SELECT count(*) FROM " + table)
                .mapValue(Long.class)
                .one();
    }

    private static String northPath() {
        return People.REGION.toString().replace("-", "") + "."
                + People.NORTH.toString().replace("-", "");
    }
}
