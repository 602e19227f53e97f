package ru.opora.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the browser application: its page at every address that is one of its own, so that a link sent to a colleague
 * opens; its hashed files for good.
 */
@Configuration(proxyBeanMethods = false)
class SpaRoutes implements WebFluxConfigurer {

    private static final Pattern OURS =
            Pattern.compile("/(?:api|idp|actuator|v3|swagger-ui|webjars|assets)(?:/.*)?|.*/[^/]*\\.[^/]*");

    /** What stands in index.html where the nonce belongs. */
    private static final String NONCE = "OPORA_NONCE";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @Bean
    RouterFunction<ServerResponse> spa(ContentPolicy policy) throws IOException {
        ClassPathResource page = new ClassPathResource("static/index.html");
        if (!page.exists()) { // a test run of this module alone
            return request -> Mono.empty();
        }
        String content = page.getContentAsString(StandardCharsets.UTF_8);
        RequestPredicate address = SpaRoutes::isPage;
        return RouterFunctions.route(address, request -> answer(content, policy));
    }

    /** Each with a nonce of its own: it is in the page and in the policy that comes with it. */
    private static Mono<ServerResponse> answer(String content, ContentPolicy policy) {
        String nonce = policy.nonce();
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header(ContentPolicy.HEADER, policy.page(nonce))
                .bodyValue(content.replace(NONCE, nonce));
    }

    /** A browser's request for a page that is neither the API's nor a file. */
    private static boolean isPage(ServerRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads
                && !OURS.matcher(request.path()).matches()
                && request.headers().accept().stream().anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML));
    }
}
