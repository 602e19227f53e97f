package ru.opora.platform.security;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemDoor;

/** A resource server that knows an issuer and its keys, nothing else of how people sign in. */
@Configuration(proxyBeanMethods = false)
@EnableReactiveMethodSecurity
class SecurityConfiguration implements WebFluxConfigurer {

    /** Of the program that watches over the installation: measurements tell of everybody's work. */
    private static final String METRICS_READ = "metrics:read";

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArgument());
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http, ProblemDoor door, CallerDirectory callers, IssuerProperties issuer) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // bearer tokens only, no cookies
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
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
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy(issuer)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(door).accessDeniedHandler(door))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(door)
                        .accessDeniedHandler(door)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(authentication(callers))))
                .build();
    }

    /** Nothing from elsewhere but the issuer; the component library sets styles from its scripts. */
    private static String policy(IssuerProperties issuer) {
        URI uri = URI.create(issuer.issuer());
        return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; connect-src 'self' "
                + uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Addresses that only an attack would hold are problems like any other. */
    @Bean
    ServerExchangeRejectedHandler rejected(ProblemDoor door) {
        return (exchange, refusal) ->
                door.handle(exchange, new ResponseStatusException(HttpStatus.BAD_REQUEST, null, refusal));
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

    private static Converter<Jwt, Mono<AbstractAuthenticationToken>> authentication(CallerDirectory callers) {
        return jwt -> callers.find(Optional.ofNullable(jwt.getSubject()).orElse(""), scopes(jwt))
                .map(caller -> new CallerAuthentication(
                        jwt, caller, AuthorityUtils.createAuthorityList(caller.permissions())));
    }

    static Set<String> scopes(Jwt jwt) {
        Object scope = jwt.getClaims().get("scope");
        if (scope instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        return scope == null ? Set.of() : Set.of(scope.toString().split(" "));
    }
}
