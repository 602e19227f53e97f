package ru.opora.platform.streaming;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Listed;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;

/**
 * Calls the handler of a list again and again, page after page, when the caller wants all of it. Filters and rights are
 * those of the list because it is the list; each page borrows a connection and gives it back before its rows leave.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StreamingAdapter implements HandlerAdapter {

    private static final MediaType CSV = MediaType.valueOf(ListMapping.CSV);
    private static final MediaType XLSX = MediaType.valueOf(ListMapping.XLSX);
    private static final List<MediaType> OFFERED =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON, CSV, XLSX);

    private final RequestMappingHandlerAdapter handlers;
    private final RequestedContentTypeResolver accepted;
    private final Formats formats;
    private final StreamWriter writer;

    /** Looked at once for each handler: this is asked with each request. */
    private final Map<Method, Boolean> lists = new ConcurrentHashMap<>();

    StreamingAdapter(
            RequestMappingHandlerAdapter handlers,
            RequestedContentTypeResolver accepted,
            Formats formats,
            StreamWriter writer) {
        this.handlers = handlers;
        this.accepted = accepted;
        this.formats = formats;
        this.writer = writer;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod method
                && lists.computeIfAbsent(method.getMethod(), StreamingAdapter::isList);
    }

    private static boolean isList(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, ListMapping.class);
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        MediaType wanted = wanted(exchange);
        if (wanted.equals(MediaType.APPLICATION_JSON)) {
            return handlers.handle(exchange, handler);
        }
        refusePaging(exchange.getRequest().getQueryParams());
        Class<?> row = row((HandlerMethod) handler);
        Format format = wanted.equals(CSV)
                ? formats.csv(row, exchange)
                : wanted.equals(XLSX) ? formats.xlsx(row, exchange) : formats.ndjson();
        return writer.write(exchange, format, cursor -> page(exchange, handler, cursor))
                .then(Mono.empty());
    }

    /** What the rows of a list are. */
    static Class<?> row(HandlerMethod list) {
        return ResolvableType.forMethodReturnType(list.getMethod())
                .getGeneric(0)
                .as(Listed.class)
                .getGeneric(0)
                .toClass();
    }

    private Mono<Listed<?>> page(ServerWebExchange exchange, Object handler, @Nullable String cursor) {
        return handlers.handle(asking(exchange, cursor), handler).flatMap(StreamingAdapter::returned);
    }

    private static Mono<Listed<?>> returned(HandlerResult result) {
        return result.getReturnValue() instanceof Mono<?> page
                ? page.map(found -> (Listed<?>) found)
                : Mono.error(new IllegalStateException("A list gives a Mono of a page"));
    }

    /** The same request as if it asked for the next page. */
    private static ServerWebExchange asking(ServerWebExchange exchange, @Nullable String cursor) {
        ServerHttpRequest request = exchange.getRequest();
        String address = request.getURI().toString();
        String next = address + (request.getURI().getRawQuery() == null ? "?" : "&") + "limit=" + Page.MAX_LIMIT
                + (cursor == null ? "" : "&cursor=" + cursor);
        return exchange.mutate()
                .request(request.mutate().uri(java.net.URI.create(next)).build())
                .build();
    }

    private MediaType wanted(ServerWebExchange exchange) {
        return accepted.resolveMediaTypes(exchange).stream()
                .flatMap(type -> OFFERED.stream().filter(type::includes))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private static void refusePaging(MultiValueMap<String, String> parameters) {
        for (String name : List.of("limit", "cursor")) {
            if (parameters.containsKey(name)) {
                throw ProblemException.badParameter(name, "NOT_IN_A_STREAM");
            }
        }
    }
}
