package ru.opora.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the page of respondents at the addresses of links. It is the same for each of them and says nothing of anybody, so
 * a device may keep it; that it is still the newest, the device asks each time.
 */
@Configuration(proxyBeanMethods = false)
class RespondentPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** What a link's secret may be written with. */
    private static final Pattern TOKEN = Pattern.compile("/s/([A-Za-z0-9_-]{1,200})");

    @Bean
    @Order(0) // before the application's page, which stands at every address nobody else has
    RouterFunction<ServerResponse> respondents(ContentPolicy policy) throws IOException {
        ClassPathResource page = new ClassPathResource("static/s.html");
        if (!page.exists()) { // a test run of this module alone
            return request -> Mono.empty();
        }
        byte[] content = page.getContentAsByteArray();
        String tag = "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        return RouterFunctions.route()
                .GET("/s/{token}", request -> answer(request, content, tag, policy))
                .GET("/s/", request -> answer(request, content, tag, policy))
                .build();
    }

    private static Mono<ServerResponse> answer(
            ServerRequest request, byte[] content, String tag, ContentPolicy policy) {
        ServerResponse.BodyBuilder answer = ServerResponse.ok()
                .contentType(HTML)
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .header(ContentPolicy.HEADER, policy.respondents())
                .header("Referrer-Policy", "no-referrer"); // the address is the secret
        var token = TOKEN.matcher(request.path());
        if (token.matches()) { // what the page asks for first comes while its script does
            answer.header(
                    HttpHeaders.LINK,
                    "</api/v1/s/" + token.group(1) + ">; rel=preload; as=fetch; crossorigin=anonymous");
        }
        return request.checkNotModified(tag).switchIfEmpty(Mono.defer(() -> answer.bodyValue(content)));
    }
}
