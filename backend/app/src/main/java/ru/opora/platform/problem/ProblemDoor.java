package ru.opora.platform.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import ru.opora.platform.web.LoggedPath;
import ru.opora.platform.web.RequestId;
import tools.jackson.databind.json.JsonMapper;

/** The one door through which every problem leaves: handlers, filters, security, unknown paths and our own faults. */
@Component
@Order(-2) // before Spring Boot's own handler, which knows neither our types nor our languages
public class ProblemDoor implements WebExceptionHandler, ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemDoor.class);

    /** What is too busy now, or looks for its database, is seldom so for longer. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final MessageSource words;
    private final JsonMapper json;

    ProblemDoor(MessageSource words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException found = Problems.of(failure);
        log(exchange, found, failure);
        Problem problem = problem(exchange, found);
        response.setStatusCode(found.type().status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        headers.setCacheControl("no-store");
        if (failure instanceof MethodNotAllowedException method) {
            headers.setAllow(method.getSupportedMethods());
        }
        if (found.type() == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Duration wait =
                found.type() == ProblemType.UNAVAILABLE && found.retryAfter() == null ? BUSY : found.retryAfter();
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }

    /** Of a request whose sender is gone: nobody is told, and the log says it as it would have said it. */
    public static void unheard(ServerWebExchange exchange, Throwable failure) {
        log(exchange, Problems.of(failure), failure);
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return handle(exchange, failure);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return handle(exchange, (Throwable) denied);
    }

    private Problem problem(ServerWebExchange exchange, ProblemException found) {
        Locale locale =
                Optional.ofNullable(exchange.getLocaleContext().getLocale()).orElse(Locale.ENGLISH);
        String code = found.type().code();
        Object[] arguments = Stream.of(found.arguments())
                .map(argument -> argument instanceof Enum<?> state
                        ? words.getMessage("state." + state.name(), null, locale)
                        : argument)
                .toArray();
        List<FieldError> errors = found.errors().stream()
                .map(error -> error.message().isEmpty()
                        ? new FieldError(
                                error.pointer(), error.code(), words.getMessage("field." + error.code(), null, locale))
                        : error)
                .toList();
        return new Problem(
                found.type().uri(),
                words.getMessage(code + ".title", arguments, locale),
                found.type().status().value(),
                words.getMessage(code + ".detail", arguments, locale),
                URI.create(exchange.getRequest().getPath().value()),
                RequestId.of(exchange),
                errors,
                found.extensions());
    }

    private static void log(ServerWebExchange exchange, ProblemException found, Throwable failure) {
        boolean ours = found.type().status().is5xxServerError();
        log.atLevel(ours ? Level.ERROR : Level.INFO)
                .setCause(ours ? failure : null)
                .addKeyValue("requestId", RequestId.of(exchange))
                .addKeyValue("path", LoggedPath.of(exchange))
                .log(found.type().code());
    }
}
