package ru.opora.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import ru.opora.access.Routes.Route;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.People;

/** Every route there is, also those that come later: none is open by oversight. */
@ApiTest
class RouteAccessTest {

    /** For respondents: the secret in the address stands for a sign-in. */
    private static final String LINKS = Api.V1 + "/s/";

    private static final String CONFIGURATION = Api.V1 + "/configuration";

    /** For whoever is signed in, with a membership or without: the meaning of terms, and taking up an invitation. */
    private static final Set<String> FOR_STRANGERS =
            Set.of(CONFIGURATION, Api.V1 + "/terms/parse", Api.V1 + "/me/invitation");

    @Autowired
    private WebTestClient web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private List<Route> all;

    @BeforeEach
    void walk() {
        all = Routes.of(mapping).stream()
                .filter(route -> !route.path().startsWith(LINKS))
                .toList();
    }

    @Test
    void respondentsHaveThreeRoutesAndNoMore() {
        assertThat(Routes.of(mapping))
                .filteredOn(route -> route.path().startsWith(LINKS))
                .extracting(Route::operation)
                .containsExactlyInAnyOrder("readSurvey", "putSurveyResponse", "putSurveyFile");
    }

    @Test
    void everyRouteDeclaresItsPermission() {
        assertThat(all)
                .hasSizeGreaterThan(20)
                .filteredOn(route -> !route.path().equals(CONFIGURATION))
                .allSatisfy(route ->
                        assertThat(route.declares()).as(route.toString()).isTrue());
    }

    @Test
    void everyRouteTellsTheAnonymousToSignIn() {
        for (Route route : all) {
            if (!route.path().equals(CONFIGURATION)) {
                Answer answer = Api.answer(Api.anonymous(web).request(route.method(), Routes.anywhere(route)));
                answer.problem(401, "unauthenticated");
                assertThat(answer.headers().getFirst("WWW-Authenticate")).startsWith("Bearer");
            }
        }
    }

    @Test
    void theStrangerMayDoNothingButUnderstandTerms() {
        assertThat(answeredOtherwise(
                        Api.as(web, People.CHELSEA),
                        route -> !FOR_STRANGERS.contains(route.path()) && !route.endless()))
                .isEmpty();
    }

    @Test
    void aClientWithoutScopesMayDoNothingButUnderstandTerms() {
        assertThat(answeredOtherwise(
                        Api.client(web, "openid"),
                        route -> !FOR_STRANGERS.contains(route.path())
                                && !route.path().equals(Api.V1 + "/me")))
                .isEmpty();
    }

    @Test
    void theConfigurationIsForEverybody() {
        Answer answer = Api.anonymous(web).get(CONFIGURATION).is(200);
        assertThat(answer.at("/issuer")).isNotBlank();
        assertThat(answer.at("/spaClientId")).isNotBlank();
        assertThat(answer.at("/languages/0")).isEqualTo("ru");
        assertThat(answer.json().at("/demo").isNull()).isTrue();
    }

    /** Of the routes that are to refuse this caller, those that did not. */
    private List<String> answeredOtherwise(Api caller, Predicate<Route> refusing) {
        List<Route> asked = all.stream().filter(refusing).toList();
        assertThat(asked).hasSizeGreaterThan(20);
        return AtOnce.each(
                        asked,
                        route ->
                                route + " " + Routes.sendAnywhere(caller, route).status())
                .stream()
                .filter(said -> !said.endsWith(" 403"))
                .toList();
    }
}
