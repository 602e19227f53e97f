package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;

/** Every route there is, also those that come later: none is open by oversight. */
@ApiTest
class RouteAccessTest {

    private static final String CONFIGURATION = "/api/v1/configuration";

    @Autowired
    private WebTestClient web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private record Route(HttpMethod method, String path, HandlerMethod handler) {}

    @Test
    void everyRouteDeclaresItsPermission() {
        assertThat(routes())
                .hasSizeGreaterThan(20)
                .filteredOn(route -> !route.path().equals(CONFIGURATION))
                .allSatisfy(route -> assertThat(AnnotatedElementUtils.hasAnnotation(
                                route.handler().getMethod(), PreAuthorize.class))
                        .as(route.toString())
                        .isTrue());
    }

    @Test
    void everyRouteTellsTheAnonymousToSignIn() {
        for (Route route : routes()) {
            if (!route.path().equals(CONFIGURATION)) {
                Answer answer = Api.answer(Api.anonymous(web).request(route.method(), concrete(route)));
                answer.problem(401, "unauthenticated");
                assertThat(answer.headers().getFirst("WWW-Authenticate")).startsWith("Bearer");
            }
        }
    }

    @Test
    void theStrangerMayDoNothingButUnderstandTerms() {
        for (Route route : routes()) {
            if (List.of(CONFIGURATION, "/api/v1/terms/parse").contains(route.path())) {
                continue;
            }
            assertThat(valid(Api.as(web, People.CHELSEA), route).status())
                    .as(route.toString())
                    .isEqualTo(403);
        }
    }

    @Test
    void aClientWithoutScopesMayDoNothingButUnderstandTerms() {
        for (Route route : routes()) {
            if (!List.of(CONFIGURATION, "/api/v1/terms/parse", "/api/v1/me").contains(route.path())) {
                assertThat(valid(Api.client(web, "openid"), route).status())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void theConfigurationIsForEverybody() {
        Answer answer = Api.anonymous(web).get(CONFIGURATION).is(200);
        assertThat(answer.at("/issuer")).isNotBlank();
        assertThat(answer.at("/spaClientId")).isNotBlank();
        assertThat(answer.at("/languages/0")).isEqualTo("ru");
        assertThat(answer.json().at("/demo").isNull()).isTrue();
    }

    /** With a body each route can read, so that the answer is about the right and not about the body. */
    private static Answer valid(Api api, Route route) {
        String path = concrete(route) + "?name=plan.csv&organizationId=" + UUID.randomUUID();
        if (route.handler().getMethod().getName().equals("upload")) {
            return api.uploadTo(path, "file", "plan.csv", new byte[] {1}, Map.of());
        }
        var request = api.request(route.method(), path);
        if (route.handler().getMethod().getName().equals("uploadBare")) {
            return Api.answer(
                    request.header("Content-Type", "application/octet-stream").bodyValue(new byte[] {1}));
        }
        if (route.method() == HttpMethod.POST || route.method() == HttpMethod.PATCH) {
            String json = route.path().endsWith("/approve")
                    ? "{\"orderNumber\":\"1\",\"orderDate\":\"2027-01-01\",\"signatory\":\"А\"}"
                    : "{\"text\":\"а\\tб\",\"name\":\"А\",\"kind\":\"SCHOOL\",\"scopes\":[\"roadmaps:read\"],\"organizationId\":\""
                            + UUID.randomUUID() + "\"}";
            request.header("Content-Type", "application/json").bodyValue(json);
        }
        return Api.answer(request.header("If-Match", "\"0\""));
    }

    private static String concrete(Route route) {
        return route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private List<Route> routes() {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(RouteAccessTest::routes)
                .filter(route -> route.path().startsWith("/api/v1"))
                .toList();
    }

    private static Stream<Route> routes(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        return entry.getKey().getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method.asHttpMethod(), pattern.getPatternString(), entry.getValue())));
    }
}
