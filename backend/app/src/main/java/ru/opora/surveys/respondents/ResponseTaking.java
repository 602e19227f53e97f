package ru.opora.surveys.respondents;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import ru.opora.platform.limits.LinkAllowances;
import ru.opora.platform.problem.ProblemException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what respondents send, and answers them. Spring binds each argument of a handler with a binder of its own and asks all
 * that can read or write a body: with some thousand answers a second that is a fifth of what the machine does for each.
 */
@Component
class ResponseTaking {

    private final Responses responses;
    private final LinkAllowances links;
    private final ObjectReader json;
    private final ObjectWriter written;
    private final Validator validator;
    private final int most;

    ResponseTaking(
            Responses responses,
            LinkAllowances links,
            JsonMapper json,
            Validator validator,
            @Value("${spring.http.codecs.max-in-memory-size}") DataSize most) {
        this.responses = responses;
        this.links = links;
        this.json = json.readerFor(ResponseRequest.class);
        this.written = json.writerFor(RespondentView.Receipt.class);
        this.validator = validator;
        this.most = Math.toIntExact(most.toBytes());
    }

    /**
     * Stores the answers in the body and says so; a problem where there is no such link, the id is none, the body is no JSON or
     * too large, or fields cannot be.
     */
    Mono<Void> take(ServerWebExchange exchange, String token, String number) {
        UUID id = id(number);
        return DataBufferUtils.join(exchange.getRequest().getBody(), most)
                .map(this::request)
                .switchIfEmpty(Mono.error(ResponseTaking::malformed))
                .flatMap(request -> responses.take(token, id, request))
                .switchIfEmpty(links.unknown(exchange))
                .flatMap(receipt -> answer(exchange, receipt));
    }

    /** Says that answers are stored. */
    private Mono<Void> answer(ServerWebExchange exchange, RespondentView.Receipt receipt) {
        byte[] body = written.writeValueAsBytes(receipt);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(receipt.first() ? HttpStatus.CREATED : HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            throw ProblemException.badParameter("id", "WRONG_TYPE");
        }
    }

    private ResponseRequest request(DataBuffer body) {
        ResponseRequest request;
        try (InputStream bytes = body.asInputStream(true)) {
            request = json.readValue(bytes);
        } catch (IOException impossible) { // it is all in memory
            throw new UncheckedIOException(impossible);
        }
        if (request == null) {
            throw malformed();
        }
        Set<ConstraintViolation<ResponseRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private static ServerWebInputException malformed() {
        return new ServerWebInputException("No JSON");
    }
}
