package ru.opora.platform.limits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemDoor;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;

/** Where allowances are taken: of callers and addresses at the API, of addresses at the sign-in service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateSettings.class)
class LimitsConfiguration {

    /** Surveys, each by its link. */
    private static final String LINKS = "/api/v1/s/";

    /** After security (-100), which knows who calls, and before anything is done for them. */
    @Bean
    @Order(-10)
    WebFilter apiRates(RateLimits limits) {
        return (exchange, chain) -> {
            String path = exchange.getRequest().getPath().value();
            if (!isApi(path)) {
                return chain.filter(exchange);
            }
            Mono<Void> allowed =
                    path.startsWith(LINKS) ? limits.ofLink(exchange, link(path)) : signedInOrNot(limits, exchange);
            return allowed.then(Mono.defer(() -> chain.filter(exchange)));
        };
    }

    private static Mono<Void> signedInOrNot(RateLimits limits, ServerWebExchange exchange) {
        return subject()
                .flatMap(
                        subject -> subject.isEmpty() ? limits.ofAddress(exchange) : limits.ofCaller(exchange, subject));
    }

    /** Before the relay to the sign-in service. Guessing one person's password is that service's own business. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 50)
    WebFilter signInRates(RateLimits limits) {
        return (exchange, chain) -> isSignIn(exchange)
                ? limits.ofSignIn(exchange).then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }

    /** Whoever comes without a valid token spends the allowance of the address; whoever has one never does. */
    @Bean
    @Primary
    ServerAuthenticationEntryPoint notSignedIn(RateLimits limits, ProblemDoor door) {
        return (exchange, failure) -> limits.ofAddress(exchange)
                .then(Mono.defer(() -> door.commence(exchange, failure)))
                .onErrorResume(ProblemException.class, refusal -> door.handle(exchange, refusal));
    }

    private static Mono<String> subject() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .map(authentication -> authentication.getPrincipal() instanceof Caller caller ? caller.subject() : "")
                .defaultIfEmpty("");
    }

    /** The secret: by it a whole school asks from one address; links that there are not are the address's business later. */
    private static String link(String path) {
        int end = path.indexOf('/', LINKS.length());
        return path.substring(LINKS.length(), end < 0 ? path.length() : end);
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/feeds/"); // calendars by secret link: nobody signs in there
    }

    private static boolean isSignIn(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.POST
                && exchange.getRequest().getPath().value().startsWith("/idp/");
    }
}
