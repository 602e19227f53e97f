package ru.opora.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Passes {@code /idp/**} on to the sign-in service, streaming both ways, so that a browser sees one origin. It stands
 * before the API's own security: the sign-in service guards itself.
 */
class IdentityRelay implements WebFilter, Ordered {

    private static final String PATH = "/idp";

    /** They belong to one connection (RFC 9110, 7.6.1), or are written anew here. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "forwarded");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final WebClient client;
    private final String target;
    private final URI publicUrl;

    IdentityRelay(int port, String publicUrl) {
        this.target = "http://127.0.0.1:" + port;
        this.publicUrl = URI.create(publicUrl);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()))
                .build();
    }

    /** After the filter that gives the request its id, before everything else. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getURI().getRawPath();
        return path.equals(PATH) || path.startsWith(PATH + "/") ? relay(exchange) : chain.filter(exchange);
    }

    private Mono<Void> relay(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var query = request.getURI().getRawQuery();
        return client.method(request.getMethod())
                .uri(URI.create(target + request.getURI().getRawPath() + (query == null ? "" : "?" + query)))
                .headers(headers -> passOn(request, headers))
                .body(body(request))
                .exchangeToMono(answer -> answer(exchange.getResponse(), answer))
                .onErrorMap(
                        WebClientRequestException.class,
                        away -> ProblemException.later(ProblemType.UNAVAILABLE, Duration.ofSeconds(2)));
    }

    private static BodyInserter<?, ? super ClientHttpRequest> body(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var bodiless = headers.getContentLength() <= 0 && headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null;
        return bodiless ? BodyInserters.empty() : BodyInserters.fromDataBuffers(request.getBody());
    }

    private void passOn(ServerHttpRequest request, HttpHeaders headers) {
        copy(request.getHeaders(), headers);
        headers.remove("X-Forwarded-Prefix");
        var seen = LOOPBACK.contains(String.valueOf(request.getURI().getHost())) ? request.getURI() : publicUrl;
        headers.set(HttpHeaders.HOST, seen.getRawAuthority());
        headers.set("X-Forwarded-Proto", seen.getScheme());
        // Without it the servlet container believes in port 80.
        headers.set("X-Forwarded-Port", String.valueOf(portOf(seen)));
        headers.remove("X-Forwarded-Host");
        var caller = request.getRemoteAddress();
        if (caller != null && caller.getAddress() != null) {
            headers.set("X-Forwarded-For", caller.getAddress().getHostAddress());
        }
    }

    private static int portOf(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }

    private static Mono<Void> answer(ServerHttpResponse response, ClientResponse answer) {
        response.setStatusCode(answer.statusCode());
        copy(answer.headers().asHttpHeaders(), response.getHeaders());
        return response.writeWith(answer.bodyToFlux(DataBuffer.class));
    }

    private static void copy(HttpHeaders from, HttpHeaders to) {
        var named = from.getOrEmpty(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).stream())
                .toList();
        from.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_PASSED_ON.contains(lower) && !named.contains(lower)) {
                to.put(name, values);
            }
        });
    }
}
