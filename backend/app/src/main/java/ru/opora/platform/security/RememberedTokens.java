package ru.opora.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Spares checking the signature of a token that was found good a moment ago. Only the very same text is known again, for
 * a minute at most and never past the token's end; whatever else comes is checked in full.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST = 50_000;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    /** By their hashes: whoever reads the memory of a node finds no token here that opens anything. */
    private final Cache<ByteBuffer, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    RememberedTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> {
            ByteBuffer hash = hash(token);
            Jwt known = good.getIfPresent(hash);
            return known != null && lasts(known)
                    ? Mono.just(known)
                    : decoder.decode(token).doOnNext(jwt -> remember(hash, jwt));
        });
    }

    private void remember(ByteBuffer hash, Jwt jwt) {
        if (lasts(jwt)) {
            good.put(hash, jwt);
        }
    }

    /** Without the leeway that the full check may grant to other clocks. */
    private boolean lasts(Jwt jwt) {
        return jwt.getExpiresAt() != null && clock.instant().isBefore(jwt.getExpiresAt());
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
