package ru.opora.platform.web;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Finds the handler of an address among the routes of its own resource: without that each of some hundred routes is asked
 * about each address with an id in it, which took an eighth of the time of reading one record.
 */
@Component
class RouteLookup implements WebFluxRegistrations {

    private static final String API = "/api/v1/";

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByResource();
    }

    /** The resource that an address or a pattern names; null when it names none, or not by a plain word. */
    private static @Nullable String resource(String path) {
        if (!path.startsWith(API)) {
            return null;
        }
        int end = path.indexOf('/', API.length());
        String resource = end < 0 ? path.substring(API.length()) : path.substring(API.length(), end);
        return resource.chars().allMatch(letter -> letter == '-' || Character.isLetterOrDigit(letter))
                ? resource
                : null;
    }

    private static final class ByResource extends RequestMappingHandlerMapping {

        private final Set<String> named = new HashSet<>();
        private final Map<String, Routes> resources = new ConcurrentHashMap<>();

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            getHandlerMethods().keySet().forEach(info -> named.addAll(resources(info)));
        }

        @Override
        protected HandlerMethod createHandlerMethod(Object handler, Method method) {
            return new CheckedWhenCalled(super.createHandlerMethod(handler, method));
        }

        private Routes routes(String resource) {
            var routes = new Routes();
            routes.setContentTypeResolver(getContentTypeResolver());
            routes.setApplicationContext(obtainApplicationContext());
            getHandlerMethods().forEach((info, handler) -> {
                Set<String> named = resources(info);
                if (named.isEmpty() || named.contains(resource)) {
                    routes.add(info, handler.getBean(), handler.getMethod());
                }
            });
            return routes;
        }

        /** None: it may belong to each. */
        private static Set<String> resources(RequestMappingInfo info) {
            Set<String> named = new HashSet<>();
            for (var pattern : info.getPatternsCondition().getPatterns()) {
                String resource = resource(pattern.getPatternString());
                if (resource == null) {
                    return Set.of();
                }
                named.add(resource);
            }
            return named;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(ServerWebExchange exchange) throws Exception {
            String resource = resource(exchange.getRequest().getPath().value());
            if (resource == null || !named.contains(resource)) {
                return super.lookupHandlerMethod(exchange);
            }
            // Gathered when the first asks for it: gathering those of all resources is a tenth of what the API does at
            // a start.
            return resources.computeIfAbsent(resource, this::routes).find(exchange);
        }
    }

    /** What its parameters are checked for is looked at when it is called: at a start hardly one of hundreds will be. */
    private static final class CheckedWhenCalled extends HandlerMethod {

        private volatile @Nullable HandlerMethod checked;

        CheckedWhenCalled(HandlerMethod registered) {
            super(registered);
        }

        @Override
        public HandlerMethod createWithValidateFlags() {
            return this;
        }

        @Override
        public HandlerMethod createWithResolvedBean() {
            HandlerMethod known = checked;
            if (known == null) {
                known = super.createWithValidateFlags();
                checked = known;
            }
            return known.createWithResolvedBean();
        }
    }

    /** Those of one resource, and those that may belong to each. */
    private static final class Routes extends RequestMappingHandlerMapping {

        void add(RequestMappingInfo info, Object handler, Method method) {
            registerMapping(info, handler, method);
        }

        @Nullable
        HandlerMethod find(ServerWebExchange exchange) throws Exception {
            return lookupHandlerMethod(exchange);
        }
    }
}
