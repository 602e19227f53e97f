package ru.opora.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** A remembered token opens no more than one that is checked: real keys, real checks, a clock that is moved. */
class RememberedTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<JWK> keys = new ArrayList<>();
    private final ECKey key = key("one");
    private final MovedClock clock = new MovedClock(NOON);
    private final RememberedTokens tokens = new RememberedTokens(decoder(), clock);

    private NimbusReactiveJwtDecoder decoder() {
        keys.add(key.toPublicJWK());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(jwt -> Flux.fromIterable(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        var timestamps = new JwtTimestampValidator(Duration.ZERO);
        timestamps.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps, new JwtAudienceValidator("opora")));
        return decoder;
    }

    @Test
    void nobodyComesInWithATokenThatHasRunOut() {
        String token = token(key, "anna", "opora", NOON.plusSeconds(30));
        assertThat(decode(token)).isEqualTo("anna");
        clock.move(Duration.ofSeconds(29));
        assertThat(decode(token)).isEqualTo("anna");
        clock.move(Duration.ofSeconds(2));
        refused(token);
    }

    @Test
    void nobodyComesInWithAnotherSignatureUnderAKnownToken() {
        String token = token(key, "anna", "opora", NOON.plusSeconds(600));
        assertThat(decode(token)).isEqualTo("anna");
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        refused(token.substring(0, signature) + other + token.substring(signature + 1));
        refused(token.substring(0, signature));
        String forged = token(key("one"), "anna", "opora", NOON.plusSeconds(600));
        refused(forged);
        refused(forged); // what was refused is not remembered as good
    }

    @Test
    void nobodyComesInWithATokenForAnotherApplication() {
        assertThat(decode(token(key, "anna", "opora", NOON.plusSeconds(600)))).isEqualTo("anna");
        String other = token(key, "anna", "mail", NOON.plusSeconds(600));
        refused(other);
        refused(other);
    }

    @Test
    void theSameTokenIsNotCheckedAgainAndAgain() {
        String token = token(key, "anna", "opora", NOON.plusSeconds(600));
        assertThat(decode(token)).isEqualTo("anna");
        keys.clear(); // a full check would find no key
        assertThat(decode(token)).isEqualTo("anna");
        refused(token(key, "boris", "opora", NOON.plusSeconds(600)));
    }

    private String decode(String token) {
        return String.valueOf(tokens.decode(token).blockOptional().orElseThrow().getSubject());
    }

    private void refused(String token) {
        assertThatThrownBy(() -> decode(token)).isInstanceOf(JwtException.class);
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String token(ECKey key, String subject, String audience, Instant expires) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .subject(subject)
                            .audience(audience)
                            .issueTime(Date.from(NOON))
                            .expirationTime(Date.from(expires))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
