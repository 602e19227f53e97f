package ru.opora.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Allowances that fill up again by themselves, kept in the memory of this node: several nodes together allow as many
 * times more. What is left is said in the RateLimit headers of draft-ietf-httpapi-ratelimit-headers.
 */
@Component
class RateLimits {

    private static final int MOST_KNOWN = 100_000;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Limit caller;
    private final Limit address;
    private final Limit signIn;
    private final Limit link;

    RateLimits(RateSettings settings) {
        caller =
                new Limit("caller", settings.caller().burst(), settings.caller().perMinute());
        address = new Limit(
                "address", settings.address().burst(), settings.address().perMinute());
        signIn = new Limit(
                "sign-in", settings.signIn().burst(), settings.signIn().perMinute());
        link = new Limit("link", settings.link().burst(), settings.link().perMinute());
    }

    /** Takes one request from the signed-in caller's allowance; a problem when it is used up. */
    Mono<Void> ofCaller(ServerWebExchange exchange, String subject) {
        return caller.take(exchange, subject);
    }

    /** Takes one request from the allowance of the address. */
    Mono<Void> ofAddress(ServerWebExchange exchange) {
        return address.take(exchange, network(exchange));
    }

    /** Takes one request from what the address may ask of the sign-in service. */
    Mono<Void> ofSignIn(ServerWebExchange exchange) {
        return signIn.take(exchange, network(exchange));
    }

    /** Takes one request from what may be asked by one link of a survey: a whole school may use it from one address. */
    Mono<Void> ofLink(ServerWebExchange exchange, String link) {
        return this.link.take(exchange, link);
    }

    /** The address as far as it names one household: of the new kind a customer gets a whole network. */
    private static String network(ServerWebExchange exchange) {
        byte[] bytes = Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getAddress)
                .orElse(new byte[0]);
        return HexFormat.of().formatHex(bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }

    /** One kind of allowance, and what is left of it for whom. */
    private static final class Limit {

        private final String name;
        private final String policy;
        private final int burst;
        private final int perMinute;
        private final Cache<String, Bucket> buckets;

        Limit(String name, int burst, int perMinute) {
            this.name = name;
            this.burst = burst;
            this.perMinute = perMinute;
            long secondsToFill = Math.max(1, 60L * burst / perMinute);
            this.policy = "\"%s\";q=%d;w=%d".formatted(name, burst, secondsToFill);
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MOST_KNOWN)
                    .expireAfterAccess(Duration.ofSeconds(secondsToFill + 60)) // full again by then
                    .build();
        }

        Mono<Void> take(ServerWebExchange exchange, String who) {
            return Mono.defer(() -> {
                ConsumptionProbe probe = buckets.get(who, any -> bucket()).tryConsumeAndReturnRemaining(1);
                HttpHeaders headers = exchange.getResponse().getHeaders();
                headers.set("RateLimit-Policy", policy);
                headers.set(
                        "RateLimit",
                        '"' + name + "\";r=" + probe.getRemainingTokens() + ";t="
                                + seconds(probe.getNanosToWaitForReset()));
                return probe.isConsumed()
                        ? Mono.empty()
                        : Mono.error(ProblemException.later(
                                ProblemType.TOO_MANY_REQUESTS,
                                Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()))));
            });
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build();
        }

        private static long seconds(long nanos) {
            return (nanos + 999_999_999L) / 1_000_000_000L;
        }
    }
}
