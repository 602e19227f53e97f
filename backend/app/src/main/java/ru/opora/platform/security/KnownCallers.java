package ru.opora.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Callers with what they may do, remembered as long as that is certainly still so: nobody's rights have changed on any
 * node, that would have been heard, and no organisation's day has ended.
 */
@Component
class KnownCallers {

    /** Days end at different moments in different zones, but in all of them at a full quarter of an hour. */
    static final Duration SAME_DAY = Duration.ofMinutes(15);

    private static final int MOST = 50_000;

    /** @param authorities the caller's permissions in the words of the framework */
    record Known(Caller caller, List<GrantedAuthority> authorities) {

        static Known of(Caller caller) {
            return new Known(caller, List.copyOf(AuthorityUtils.createAuthorityList(caller.permissions())));
        }
    }

    private record Key(String subject, Set<String> scopes) {}

    /** When something was found out: before which change of rights, in which quarter of an hour. */
    private record Moment(long changes, long quarter) {}

    private record Remembered(Known known, Moment moment) {}

    private final CallerDirectory directory;
    private final RightsChannel channel;
    private final Clock clock;
    private final Cache<Key, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SAME_DAY).build();

    KnownCallers(CallerDirectory directory, RightsChannel channel, Clock clock) {
        this.directory = directory;
        this.channel = channel;
        this.clock = clock;
    }

    /** The caller with the rights of now; without grants when the subject is not known. */
    Mono<Known> find(String subject, Set<String> scopes) {
        return Mono.defer(() -> {
            Key key = new Key(subject, scopes);
            Remembered found = remembered.getIfPresent(key);
            Moment now = now();
            return found != null && found.moment().equals(now) && channel.isHeard()
                    ? Mono.just(found.known())
                    : directory.find(subject, scopes).map(Known::of).doOnNext(known -> remember(key, known, now));
        });
    }

    /** Of the moment before it was asked: what changed since then counts as unheard of. */
    private void remember(Key key, Known known, Moment moment) {
        if (!known.caller().grants().isEmpty()) {
            remembered.put(key, new Remembered(known, moment));
        }
    }

    private Moment now() {
        return new Moment(channel.changes(), Math.floorDiv(clock.instant().getEpochSecond(), SAME_DAY.toSeconds()));
    }
}
