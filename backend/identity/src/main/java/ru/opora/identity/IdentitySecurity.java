package ru.opora.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Two filter chains: the protocol's endpoints, and the pages people see. */
@EnableWebSecurity
class IdentitySecurity {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, IdentitySettings settings, Clients clients, OAuth2AuthorizationService authorizations) {
        var publicClients = new PublicClients(clients);
        var signOut = new SignOut(authorizations, settings);
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    configure(server, publicClients, signOut);
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .cors(cors -> cors.configurationSource(corsOf(settings)))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LoginPage.PATH)));
        return harden(http, settings).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentitySettings settings) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(LoginPage.PATH, "/assets/**", ErrorPage.PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl(settings.publicUrl() + "/")
                        .failureHandler(new LoginFailure()))
                .logout(logout -> logout.logoutSuccessUrl(settings.publicUrl() + "/"));
        return harden(http, settings).build();
    }

    private static void configure(
            OAuth2AuthorizationServerConfigurer server, PublicClients publicClients, SignOut signOut) {
        server.clientAuthentication(authentication ->
                        authentication.authenticationConverter(publicClients).authenticationProvider(publicClients))
                .tokenEndpoint(token -> token.accessTokenRequestConverter(new AllScopesByDefault()))
                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                discovery -> discovery.providerConfigurationCustomizer(IdentitySecurity::describe))
                        .logoutEndpoint(
                                logout -> logout.logoutResponseHandler(signOut).errorResponseHandler(signOut)));
    }

    /** Says what is true here; the defaults speak of RSA and know nothing of public clients. */
    private static void describe(OidcProviderConfiguration.Builder discovery) {
        discovery
                .idTokenSigningAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.add(SigningKeys.ALGORITHM.getName());
                })
                .tokenEndpointAuthenticationMethods(IdentitySecurity::nameMethods)
                .tokenRevocationEndpointAuthenticationMethods(IdentitySecurity::nameMethods)
                .scopes(scopes -> {
                    scopes.clear();
                    scopes.addAll(Clients.APPLICATION_SCOPES);
                });
    }

    private static void nameMethods(List<String> methods) {
        methods.clear();
        methods.addAll(List.of("none", "client_secret_basic", "client_secret_post"));
    }

    private static HttpSecurity harden(HttpSecurity http, IdentitySettings settings) {
        var policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + settings.formTargets();
        return http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** The application may stand on another origin during development; it asks for tokens from there. */
    private static UrlBasedCorsConfigurationSource corsOf(IdentitySettings settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(new ArrayList<>(settings.origins()));
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of("*"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }
}
