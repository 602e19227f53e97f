package ru.opora.access;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.People;

/** Every route of the API, with requests to it that concern a row of a given place. */
final class Routes {

    /** Where a path has the id of its row: /api/v1/campaigns/{id}. */
    private static final int ROW = 4;

    private static final Set<String> WHOLE =
            Set.of("setActivitySchedule", "chooseExecutors", "setAppointmentDuty", "removeAppointmentDuty");

    private static final Pattern PERMISSION = Pattern.compile("'([a-z-]+:[a-z-]+)'");

    /** @param permissions one of them is enough; empty when signing in is */
    record Route(
            HttpMethod method,
            String path,
            String operation,
            boolean declares,
            List<String> permissions,
            @Nullable MediaType takes,
            boolean endless) {

        boolean isOpen() {
            return permissions.isEmpty();
        }

        /** A row of a place; what is the caller's very own, wherever they are, lies in no place. */
        boolean aboutARow() {
            return path.contains("{") && !Samples.PERSONAL.contains(operation);
        }

        boolean reads() {
            return method == HttpMethod.GET;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final WebTestClient web;
    private final Map<String, String> rows = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    Routes(WebTestClient web) {
        this.web = web;
    }

    static List<Route> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(Routes::of)
                .filter(route -> route.path().startsWith(Api.V1))
                .toList();
    }

    private static Stream<Route> of(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        HandlerMethod handler = entry.getValue();
        Operation described = handler.getMethodAnnotation(Operation.class);
        String operation = described == null ? handler.getMethod().getName() : described.operationId();
        PreAuthorize declared = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        List<String> permissions = declared == null
                ? List.of()
                : PERMISSION
                        .matcher(declared.value())
                        .results()
                        .map(MatchResult::group)
                        .map(quoted -> quoted.substring(1, quoted.length() - 1))
                        .toList();
        MediaType takes = entry.getKey().getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(null);
        return entry.getKey().getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(
                                method.asHttpMethod(),
                                pattern.getPatternString(),
                                operation,
                                declared != null,
                                permissions,
                                takes,
                                entry.getKey()
                                        .getProducesCondition()
                                        .getProducibleMediaTypes()
                                        .contains(MediaType.TEXT_EVENT_STREAM))));
    }

    /** Makes what {@link #send} needs of a place. Apart, because making rows of one place at the same time is another test's matter. */
    void prepare(Route route, UUID place) {
        String path = address(route, place, false);
        if (!route.reads()) {
            remembered(route, path);
        }
    }

    /** The request as this caller, about a row of the place; {@code fresh} rows are for those who may change them. */
    Answer send(Api caller, Route route, UUID place, boolean fresh) {
        String path = address(route, place, fresh);
        return route.reads()
                ? caller.get(path + query(route, path, place))
                : send(caller, route, path, place, fresh ? tag(rowOf(route, path)) : remembered(route, path));
    }

    /** A request about no row that there is, with a body that can be read: what it is answered is about rights alone. */
    static Answer sendAnywhere(Api caller, Route route) {
        return send(caller, route, anywhere(route), People.NORTH, "\"0\"");
    }

    /** The route's path with ids of nothing. */
    static String anywhere(Route route) {
        return route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static Answer send(Api caller, Route route, String path, UUID place, String tag) {
        var request = caller.request(route.method(), path + query(route, path, place));
        Object body = Samples.body(route.operation(), place);
        if (body != null && route.takes() != null) {
            request.contentType(route.takes()).bodyValue(body);
        }
        return Api.answer(request.header("If-Match", tag));
    }

    /** What compares a row with another one is asked to compare it with itself. */
    private static String query(Route route, String path, UUID place) {
        String query = Samples.query(route.operation(), place);
        return query.contains("{id}") ? query.replace("{id}", path.split("/")[ROW]) : query;
    }

    /** The route's path with ids of rows that belong to the place; those that are not fresh are asked for once. */
    String address(Route route, UUID place, boolean fresh) {
        return fresh
                ? made(route, place, true)
                : addresses.computeIfAbsent(route.path() + " " + place, key -> made(route, place, false));
    }

    private String made(Route route, UUID place, boolean fresh) {
        List<String> concrete = new ArrayList<>();
        StringBuilder template = new StringBuilder();
        for (String segment : route.path().substring(Api.V1.length() + 1).split("/")) {
            boolean variable = segment.startsWith("{");
            concrete.add(variable ? row(template.toString(), concrete, place, fresh) : segment);
            template.append('/').append(variable ? "{}" : segment);
        }
        return Api.V1 + "/" + String.join("/", concrete);
    }

    private String row(String collection, List<String> parents, UUID place, boolean fresh) {
        BiFunction<WebTestClient, UUID, String> maker = Samples.MAKERS.getOrDefault(
                collection, Dues.MAKERS.getOrDefault(collection, Trips.MAKERS.get(collection)));
        if (maker == null && Plots.INSIDE.containsKey(collection)) {
            return Plots.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null && RoundSamples.INSIDE.containsKey(collection)) {
            return RoundSamples.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null && Hooks.INSIDE.containsKey(collection)) {
            return Hooks.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null && Trainings.INSIDE.containsKey(collection)) {
            return Trainings.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null && Gatherings.INSIDE.containsKey(collection)) {
            return Gatherings.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null && Polls.INSIDE.containsKey(collection)) {
            return Polls.INSIDE
                    .get(collection)
                    .apply(web, Api.V1 + "/" + String.join("/", parents.subList(0, parents.size() - 1)));
        }
        if (maker == null) {
            String list = Api.V1 + "/" + String.join("/", parents);
            return Api.as(web, People.ALICE).get(list).is(200).at("/items/0/id");
        }
        return fresh
                ? maker.apply(web, place)
                : rows.computeIfAbsent(collection + " " + place, key -> maker.apply(web, place));
    }

    private String remembered(Route route, String path) {
        return tags.computeIfAbsent(rowOf(route, path), this::tag);
    }

    /** Lists that are written whole have a tag of their own. */
    private static String rowOf(Route route, String path) {
        return WHOLE.contains(route.operation()) ? path : path.replaceFirst("(/[0-9a-f-]{36})(?:/[a-z-]+)?$", "$1");
    }

    /** The tag the row has now, so that no refusal is about a stale one; what makes a row needs none. */
    private String tag(String row) {
        String tag = row.matches(".*/[0-9a-f-]{36}.*")
                ? Api.as(web, People.ALICE).get(row).headers().getETag()
                : null;
        return tag == null ? "\"0\"" : tag;
    }
}
