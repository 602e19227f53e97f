package ru.opora.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** Signs real ES256 tokens; the API under test checks them with the public half of the key. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    static final String ISSUER = "http://issuer.test/idp";
    private static final ECKey KEY = key();
    private static final Map<List<String>, Issued> ISSUED = new ConcurrentHashMap<>();

    /** Signing takes longer than many a request. */
    private record Issued(String token, Instant issued) {}

    @Bean
    @Primary
    ReactiveJwtDecoder testDecoder() {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        jwt -> Flux.fromIterable(new JWKSet(KEY.toPublicJWK()).getKeys()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(ISSUER));
        return decoder;
    }

    /** A token of a person or, with scopes, of an API client; for a minute the same one, as a real caller has it. */
    public static String of(String subject, String... scopes) {
        Instant now = Instant.now();
        return ISSUED.compute(
                        List.of(subject, String.join(" ", scopes)),
                        (whose, last) ->
                                last != null && now.isBefore(last.issued().plusSeconds(60))
                                        ? last
                                        : new Issued(signed(subject, now.plusSeconds(600), scopes), now))
                .token();
    }

    /** A token that has run out. */
    public static String expired(String subject) {
        return signed(subject, Instant.now().minusSeconds(600));
    }

    /** A token that will run out at this moment. */
    public static String until(String subject, Instant expires) {
        return signed(subject, expires);
    }

    private static String signed(String subject, Instant expires, String... scopes) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(ISSUER)
                    .subject(subject)
                    .issueTime(Date.from(expires.minusSeconds(900)))
                    .expirationTime(Date.from(expires))
                    .claim("scope", String.join(" ", scopes))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
