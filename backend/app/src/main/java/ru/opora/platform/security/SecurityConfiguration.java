package ru.opora.platform.security;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeReactiveMethodInterceptor;
import org.springframework.security.authorization.method.PreAuthorizeReactiveAuthorizationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemDoor;
import ru.opora.platform.problem.ProblemException;

/** A resource server that knows an issuer and its keys, nothing else of how people sign in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebFluxConfigurer {

    /** Of the program that watches over the installation: measurements tell of everybody's work. */
    private static final String METRICS_READ = "metrics:read";

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArgument());
    }

    /** Respondents: the secret in the address stands for a sign-in, so none is looked for, and nothing but origins is left. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain securityOfRespondents(@Value("${opora.cors.allowed-origins}") List<String> origins) {
        WebFilter origin =
                origins.isEmpty() ? (exchange, chain) -> chain.filter(exchange) : new CorsWebFilter(allowed(origins));
        return new MatcherSecurityWebFilterChain(
                ServerWebExchangeMatchers.pathMatchers("/api/v1/s/**"), List.of(origin));
    }

    @Bean
    SecurityWebFilterChain security(
            ProblemDoor door,
            ServerAuthenticationEntryPoint notSignedIn,
            KnownCallers callers,
            ReactiveJwtDecoder decoder,
            Clock clock,
            @Value("${opora.cors.allowed-origins}") List<String> origins) {
        return withoutPages(origins)
                .authorizeExchange(exchange -> exchange.pathMatchers(HttpMethod.GET, "/api/v1/configuration")
                        .permitAll()
                        .pathMatchers("/api/**")
                        .authenticated()
                        .pathMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .hasAuthority(METRICS_READ)
                        .anyExchange()
                        .permitAll())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(notSignedIn).accessDeniedHandler(door))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(notSignedIn)
                        .accessDeniedHandler(door)
                        .jwt(jwt -> jwt.jwtDecoder(new RememberedTokens(decoder, clock))
                                .jwtAuthenticationConverter(authentication(callers))))
                .build();
    }

    /**
     * Who may call a route is declared on its handler. Only handlers are looked at, and for this annotation alone: all
     * that Spring offers, looked for on each bean, is a sixth of what the API does at a start.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor declaredPermissions() {
        return new AuthorizationManagerBeforeReactiveMethodInterceptor(
                new AnnotationMatchingPointcut(RestController.class, PreAuthorize.class, true),
                new PreAuthorizeReactiveAuthorizationManager());
    }

    /**
     * Nothing of what applications with pages and cookies need. Not the bean of this type: it asks all beans, for each of
     * twenty parts, whether one of them customizes it.
     */
    private static ServerHttpSecurity withoutPages(List<String> origins) {
        return ServerHttpSecurity.http()
                .cors(cors -> {
                    if (origins.isEmpty()) {
                        cors.disable();
                    } else {
                        cors.configurationSource(allowed(origins));
                    }
                })
                .csrf(ServerHttpSecurity.CsrfSpec::disable) // bearer tokens only, no cookies
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                // nobody is sent to a page of sign-in and back, and looking for what was kept costs a session a request
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // SecurityHeaders sets them, also where no chain is
                .headers(ServerHttpSecurity.HeaderSpec::disable);
    }

    /** Times of requests are measured as a whole; those of each filter cost more than they tell. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Applications of others in a browser may call from the named origins only; by default from none but our own. */
    private static CorsConfigurationSource allowed(List<String> origins) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setExposedHeaders(List.of("*", "ETag", "Location", "Retry-After", "X-Request-Id"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", allowed);
        return source;
    }

    /** Addresses that only an attack would hold are problems like any other. */
    @Bean
    ServerExchangeRejectedHandler rejected(ProblemDoor door) {
        return (exchange, refusal) -> door.handle(exchange, ProblemException.badParameter("", "WRONG_FORMAT"));
    }

    /** Keys are fetched with the first token, so that the issuer may start after the API. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(IssuerProperties issuer) {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = Optional.ofNullable(issuer.jwkSetUri())
                    .map(NimbusReactiveJwtDecoder::withJwkSetUri)
                    .orElseGet(() -> NimbusReactiveJwtDecoder.withIssuerLocation(issuer.issuer()))
                    .jwsAlgorithms(
                            algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256)))
                    .build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                    new JwtIssuerValidator(issuer.issuer()), new JwtAudienceValidator(issuer.audience())));
            return decoder;
        });
    }

    private static Converter<Jwt, Mono<AbstractAuthenticationToken>> authentication(KnownCallers callers) {
        return jwt -> callers.find(Optional.ofNullable(jwt.getSubject()).orElse(""), scopes(jwt))
                .map(known -> new CallerAuthentication(jwt, known.caller(), known.authorities()));
    }

    static Set<String> scopes(Jwt jwt) {
        Object scope = jwt.getClaims().get("scope");
        // Issuers differ: a list, or words in one text, which is empty when there are none.
        Stream<?> words = scope instanceof Collection<?> many
                ? many.stream()
                : Stream.of(Objects.toString(scope, "").split(" "));
        return words.map(String::valueOf).filter(word -> !word.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
