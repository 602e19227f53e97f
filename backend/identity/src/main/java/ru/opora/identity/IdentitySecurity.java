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
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.pages.IdentityPages;
import ru.opora.identity.tokens.AllScopesByDefault;
import ru.opora.identity.tokens.Authorizations;
import ru.opora.identity.tokens.Clients;
import ru.opora.identity.tokens.PublicClients;
import ru.opora.identity.tokens.SignOut;
import ru.opora.identity.tokens.SignedInSession;
import ru.opora.identity.tokens.SigningKeys;

/** Two filter chains: the protocol's endpoints, and the pages people see. */
@EnableWebSecurity
class IdentitySecurity {

    @Bean
    SignOut signOut(Authorizations authorizations, Sessions sessions, IdentitySettings settings) {
        return new SignOut(authorizations, sessions, settings);
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, IdentitySettings settings, Clients clients, SignOut signOut, Sessions sessions) {
        var publicClients = new PublicClients(clients);
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    configure(server, publicClients, signOut);
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .cors(cors -> cors.configurationSource(corsOf(settings)));
        return harden(http, settings, sessions).build();
    }

    /** Signing in is done by the pages themselves: it has more steps than the framework's form knows. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentitySettings settings, SignOut signOut, Sessions sessions) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(IdentityPages.OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessUrl(settings.publicUrl() + "/"));
        return harden(http, settings, sessions).build();
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

    private static HttpSecurity harden(HttpSecurity http, IdentitySettings settings, Sessions sessions) {
        var policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + settings.formTargets();
        return http.addFilterBefore(new SignedInSession(sessions), SecurityContextHolderFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(IdentityPages.LOGIN)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        // Addresses hold links that work once; no other page is told of them.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
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
