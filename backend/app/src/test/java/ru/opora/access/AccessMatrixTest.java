package ru.opora.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import ru.opora.access.Routes.Route;
import ru.opora.access.Territories.Actor;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.People;

/** Every route x every role x every place that is not the role's: generated, so that a new route is in it at once. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the rows of the places are made once
class AccessMatrixTest {

    private static final Logger log = LoggerFactory.getLogger(AccessMatrixTest.class);

    /** Answers that prove a request came as far as its row. */
    private static final Set<Integer> REFUSED_TOO_EARLY = Set.of(400, 401, 403, 404, 405, 415, 422, 428, 500);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private Routes routes;
    private List<Route> all;

    @BeforeAll
    void settle() {
        new Territories(database).settle();
        routes = new Routes(web);
        all = Routes.of(mapping).stream()
                .filter(route -> !route.endless() && !Samples.PERSONAL.contains(route.operation()))
                .toList();
    }

    @Test
    void theRequestsOfTheMatrixReachTheirRows() {
        List<String> early = new ArrayList<>();
        for (Route route : all) {
            if (Set.of(
                            "acceptDate",
                            "refuseDate",
                            "revokeSurveyInvitation",
                            "openSurveyFile",
                            "getConsolidatedSubmission",
                            "acceptConsolidatedSubmission",
                            "returnConsolidatedSubmission")
                    .contains(route.operation())) {
                continue; // a row that there is not: said by the tests of these routes
            }
            var answer = routes.send(Api.as(web, Samples.actor(route)), route, People.NORTH, true);
            if (REFUSED_TOO_EARLY.contains(answer.status())) {
                early.add(route + " " + answer.status() + " " + answer.text());
            }
        }
        assertThat(early).isEmpty();
    }

    @Test
    void whoHasNoPermissionIsRefusedEverywhere() {
        List<Attempt> attempts = new ArrayList<>();
        for (Actor actor : Territories.ACTORS) {
            Set<String> permissions = permissions(Api.as(web, actor.subject()));
            all.stream()
                    .filter(route ->
                            !route.isOpen() && route.permissions().stream().noneMatch(permissions::contains))
                    .forEach(route -> attempts.add(new Attempt(actor, route, actor.place())));
        }
        log.info("access matrix: {} requests without the permission", attempts.size());
        assertThat(answeredOtherwise(attempts, Set.of(403))).isEmpty();
        assertThat(attempts).hasSizeGreaterThan(all.size());
    }

    @Test
    void nobodyReachesARowOfAForeignPlace() {
        List<Attempt> attempts = new ArrayList<>();
        for (Actor actor : Territories.ACTORS) {
            for (Route route : all) {
                for (UUID place : actor.foreign()) {
                    if (route.aboutARow() && !route.isOpen()) {
                        attempts.add(new Attempt(actor, route, place));
                    }
                }
            }
        }
        List<String> open = answeredOtherwise(attempts, Set.of(403, 404));
        log.info(
                "access matrix: {} routes x {} roles, {} requests for rows of foreign places, {} answered",
                all.size(),
                Territories.ACTORS.size(),
                attempts.size(),
                open.size());
        assertThat(open).isEmpty();
        assertThat(attempts).hasSizeGreaterThan(all.size());
    }

    @Test
    void nobodyMakesARowInAForeignPlace() {
        List<String> open = new ArrayList<>();
        for (Actor actor : Territories.ACTORS) {
            Api caller = Api.as(web, actor.subject());
            for (Route route : all) {
                for (UUID place : actor.foreign()) {
                    Object body = Samples.body(route.operation(), place);
                    if (!route.aboutARow() && body != null && body.toString().contains(place.toString())) {
                        Answer answer = routes.send(caller, route, place, false);
                        boolean refused = List.of(403, 404, 422).contains(answer.status())
                                || answer.text().contains("\"created\":0"); // a batch says so of each item
                        if (!refused) {
                            open.add(actor.role() + " " + route + " " + place + " " + answer.status());
                        }
                    }
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void noListShowsARowOfAForeignPlace() {
        List<String> shown = new ArrayList<>();
        int lists = 0;
        for (Actor actor : Territories.ACTORS) {
            Set<String> foreign = foreignIds(actor);
            Api caller = Api.as(web, actor.subject());
            for (Route route : all) {
                if (route.reads() && !route.aboutARow()) {
                    lists++;
                    String text = caller.get(route.path() + "?limit=500").text();
                    foreign.stream()
                            .filter(text::contains)
                            .forEach(id -> shown.add(actor.role() + " " + route + " " + id));
                }
            }
        }
        log.info("access matrix: {} lists looked through for rows of foreign places", lists);
        assertThat(shown).isEmpty();
    }

    @Test
    void whoseMembershipHasEndedMayDoNothing() {
        Api ended = Api.as(web, Territories.ENDED);
        for (Route route : all) {
            if (!route.isOpen()) {
                assertThat(routes.send(ended, route, People.NORTH, false).status())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    /** A request of somebody who is to be refused. */
    private record Attempt(Actor actor, Route route, UUID place) {}

    /** Those that got another answer than these. */
    private List<String> answeredOtherwise(List<Attempt> attempts, Set<Integer> refusals) {
        attempts.forEach(one -> routes.prepare(one.route(), one.place()));
        return AtOnce.each(attempts, one -> {
                    Api caller = Api.as(web, one.actor().subject());
                    int status =
                            routes.send(caller, one.route(), one.place(), false).status();
                    return refusals.contains(status) ? "" : one + " " + status;
                })
                .stream()
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private Set<String> foreignIds(Actor actor) {
        Set<String> ids = new TreeSet<>();
        for (Route route : all) {
            if (route.aboutARow()) {
                for (UUID place : actor.foreign()) {
                    String address = routes.address(route, place, false);
                    ids.add(address.replaceFirst(".*/([0-9a-f-]{36}).*", "$1"));
                }
            }
        }
        return ids;
    }

    private static Set<String> permissions(Api caller) {
        Set<String> found = new TreeSet<>();
        caller.get(Api.V1 + "/me").is(200).json().at("/permissions").forEach(word -> found.add(word.asString()));
        return found;
    }
}
