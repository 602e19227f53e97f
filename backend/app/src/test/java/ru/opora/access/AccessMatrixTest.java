package ru.opora.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
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

/**
 * Every route x every role x every place that is not the role's: generated, so that a new route is in it at once. The rows of
 * the places, which take longer than all the requests for them, are then asked for with the second line alone.
 */
@ApiTest
@Import({SecondLineCases.EverybodyMayEverything.class, SecondLineCases.TheDatabaseKnowsBetter.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the rows of the places are made once
class AccessMatrixTest {

    private static final Logger log = LoggerFactory.getLogger(AccessMatrixTest.class);

    /** Answers that prove a request came as far as its row. */
    private static final Set<Integer> REFUSED_TOO_EARLY = Set.of(400, 401, 403, 404, 405, 415, 422, 428, 500);

    /** How far the first hyphen of an id is from its beginning and its end. */
    private static final int UUID_START = 8;

    private static final int UUID_REST = 28;

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
            if (Set.of("acceptDate", "refuseDate", "revokeSurveyInvitation", "openSurveyFile")
                    .contains(route.operation())) {
                continue; // a row that there is not: said by the tests of these routes
            }
            // what only reads leaves its row as it was
            var answer = routes.send(Api.as(web, Samples.actor(route)), route, People.NORTH, !route.reads());
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
        assertThat(answeredOtherwise(attempts, answer -> answer.status() == 403))
                .isEmpty();
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
        List<String> open =
                answeredOtherwise(attempts, answer -> Set.of(403, 404).contains(answer.status()));
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
        List<Attempt> attempts = new ArrayList<>();
        for (Actor actor : Territories.ACTORS) {
            for (Route route : all) {
                for (UUID place : actor.foreign()) {
                    Object body = Samples.body(route.operation(), place);
                    if (!route.aboutARow() && body != null && body.toString().contains(place.toString())) {
                        attempts.add(new Attempt(actor, route, place));
                    }
                }
            }
        }
        assertThat(answeredOtherwise(attempts, AccessMatrixTest::makesNothing)).isEmpty();
        assertThat(attempts).hasSizeGreaterThan(100);
    }

    @Test
    void noListShowsARowOfAForeignPlace() {
        List<Route> lists = all.stream()
                .filter(route -> route.reads() && !route.aboutARow())
                .toList();
        List<String> shown = new ArrayList<>();
        for (Actor actor : Territories.ACTORS) {
            Set<String> foreign = foreignIds(actor);
            Api caller = Api.as(web, actor.subject());
            AtOnce.each(
                            lists,
                            route -> idsIn(caller.get(route.path() + "?limit=500")
                                            .text())
                                    .stream()
                                    .filter(foreign::contains)
                                    .map(id -> actor.role() + " " + route + " " + id)
                                    .toList())
                    .forEach(shown::addAll);
        }
        log.info("access matrix: {} lists looked through for rows of foreign places", lists.size());
        assertThat(shown).isEmpty();
    }

    /** Looking for one id after the other takes longer than reading the lists. */
    private static Set<String> idsIn(String text) {
        Set<String> ids = new HashSet<>();
        for (int at = text.indexOf('-', UUID_START);
                at >= 0 && at + UUID_REST <= text.length();
                at = text.indexOf('-', at + 1)) {
            if (text.charAt(at + 5) == '-' && text.charAt(at + 10) == '-' && text.charAt(at + 15) == '-') {
                ids.add(text.substring(at - UUID_START, at + UUID_REST));
            }
        }
        return ids;
    }

    @Test
    void whoseMembershipHasEndedMayDoNothing() {
        Actor ended = new Actor(Territories.ENDED, "MUNICIPAL_COORDINATOR", People.NORTH, List.of());
        List<Attempt> attempts = all.stream()
                .filter(route -> !route.isOpen())
                .map(route -> new Attempt(ended, route, People.NORTH))
                .toList();
        assertThat(answeredOtherwise(attempts, answer -> answer.status() == 403))
                .isEmpty();
        assertThat(attempts).isNotEmpty();
    }

    @Nested
    class SecondLine extends SecondLineCases {

        SecondLine() {
            super(AccessMatrixTest.this.routes, AccessMatrixTest.this.web);
        }
    }

    /** Refused, or a batch that says so of each item. */
    private static boolean makesNothing(Answer answer) {
        return Set.of(403, 404, 422).contains(answer.status()) || answer.text().contains("\"created\":0");
    }

    /** A request of somebody who is to be refused. */
    private record Attempt(Actor actor, Route route, UUID place) {}

    /** Those that got another answer than these. */
    private List<String> answeredOtherwise(List<Attempt> attempts, Predicate<Answer> refused) {
        attempts.forEach(one -> routes.prepare(one.route(), one.place()));
        return AtOnce.each(attempts, one -> {
                    Answer answer = routes.send(Api.as(web, one.actor().subject()), one.route(), one.place(), false);
                    return refused.test(answer) ? "" : one + " " + answer.status();
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
