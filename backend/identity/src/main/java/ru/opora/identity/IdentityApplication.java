package ru.opora.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Lockout;
import ru.opora.identity.accounts.PasswordCheck;
import ru.opora.identity.accounts.Passwords;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.factor.Factors;
import ru.opora.identity.factor.SecretBox;
import ru.opora.identity.mail.Letters;
import ru.opora.identity.pages.IdentityPages;
import ru.opora.identity.tokens.Authorizations;
import ru.opora.identity.tokens.Clients;
import ru.opora.identity.tokens.RefreshTokens;
import ru.opora.identity.tokens.SigningKeys;
import ru.opora.identity.tokens.Sweep;
import ru.opora.identity.tokens.TokenClaims;

/**
 * The sign-in service as an application context of its own: servlets, JDBC, a loopback port. Whoever starts it provides a
 * database, {@link IdentitySettings}, {@link InitialAccounts} and a {@link Directory}. The auto-configurations are named one by one, because
 * the class path belongs to the API as well and most of what stands there is not meant for this context.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    MailSenderAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@EnableScheduling
@Import({
    IdentitySecurity.class,
    IdentityPages.class,
    Texts.class,
    Accounts.class,
    AccountLog.class,
    Links.class,
    Lockout.class,
    PasswordCheck.class,
    Sessions.class,
    Factors.class,
    Clients.class,
    SigningKeys.class,
    Sweep.class,
    AccountAdministration.class,
    ClientAdministration.class,
    FirstStart.class
})
public class IdentityApplication {

    @Bean
    Clock identityClock() {
        return Clock.systemUTC();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Passwords.encoder();
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Authorizations authorizations(
            JdbcOperations operations,
            JdbcClient jdbc,
            Clients clients,
            Sessions sessions,
            TransactionTemplate transactions) {
        return new Authorizations(
                new JdbcOAuth2AuthorizationService(operations, clients), jdbc, sessions, transactions);
    }

    @Bean
    InitialAccountsWriter initialAccountsWriter(
            ObjectProvider<InitialAccounts> initial, Accounts accounts, Clients clients) {
        return new InitialAccountsWriter(initial.getIfAvailable(InitialAccounts::none), accounts, clients);
    }

    /** One thread and a short queue: letters may wait, and whoever asks for thousands of them waits in vain. */
    @Bean
    ThreadPoolTaskExecutor letterCarrier() {
        var carrier = new ThreadPoolTaskExecutor();
        carrier.setThreadNamePrefix("letters-");
        carrier.setCorePoolSize(1);
        carrier.setMaxPoolSize(1);
        carrier.setQueueCapacity(200);
        return carrier;
    }

    @Bean
    Letters letters(
            ObjectProvider<JavaMailSender> server,
            IdentitySettings settings,
            Texts texts,
            ThreadPoolTaskExecutor letterCarrier) {
        return new Letters(server.getIfAvailable(), settings.mailFrom(), texts, letterCarrier);
    }

    /** Several nodes share the database and so the key that follows from it; a key of one's own keeps a copy of the database useless. */
    @Bean
    SecretBox secretBox(IdentitySettings settings, SigningKeys keys) {
        var own = settings.secretKey();
        return new SecretBox(own == null ? keys.firstSecret() : own.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeySource(SigningKeys keys) {
        return new ImmutableJWKSet<>(keys.load());
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(JWKSource<SecurityContext> keys, Accounts accounts, Clock identityClock) {
        var jwts = new JwtGenerator(new NimbusJwtEncoder(keys));
        jwts.setJwtCustomizer(new TokenClaims(accounts));
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(identityClock));
    }
}
