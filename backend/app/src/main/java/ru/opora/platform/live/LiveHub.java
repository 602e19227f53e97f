package ru.opora.platform.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.Session;

/**
 * The open streams of this node and the newest changes. Everything that depends on order happens on one thread of its
 * own: a stream joins between two changes, so that none is left out or sent twice.
 */
@Component
class LiveHub implements SmartLifecycle {

    /** How far back a client may resume. */
    static final int REMEMBERED = 10_000;

    private static final Duration LONGEST_STREAM = Duration.ofDays(1);

    private final Scheduler order = Schedulers.newSingle("live", true);
    private final Set<LiveSubscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Deque<LiveDispatch> recent = new ArrayDeque<>();
    private final Sinks.Empty<Void> loaded = Sinks.empty();
    private final Clock clock;
    private volatile boolean running;
    private volatile long head = -1;
    private long floor;

    LiveHub(Clock clock) {
        this.clock = clock;
    }

    /** The place of the newest change known here; negative before anything is known. */
    long head() {
        return head;
    }

    /** Begins to remember after this place. */
    void begin(long place) {
        floor = place;
        head = place;
    }

    /** What was there before the start is known: streams may begin. */
    void loaded() {
        loaded.tryEmitEmpty();
    }

    /** The subjects with open streams here. */
    Set<String> subjects() {
        return subscribers.stream()
                .map(subscriber -> subscriber.session().caller().subject())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A stream of what this caller may learn. */
    Flux<ServerSentEvent<String>> open(Session session, @Nullable String lastEventId) {
        return loaded.asMono()
                .then(Mono.fromCallable(() -> new LiveSubscriber(session)))
                .publishOn(order)
                .flatMapMany(one -> Flux.fromIterable(join(one, lastEventId))
                        .concatWith(one.frames(expiry(session)))
                        .doFinally(ended -> subscribers.remove(one)));
    }

    /** Tells everybody concerned, in order, and remembers. */
    Mono<Void> dispatch(List<LiveDispatch> changes, long newHead) {
        return Mono.<Void>fromRunnable(() -> {
                    changes.forEach(this::remember);
                    subscribers.forEach(subscriber -> subscriber.offer(changes));
                    head = newHead;
                })
                .subscribeOn(order);
    }

    /** A person's rights are these now. */
    Mono<Void> become(String subject, Set<String> scopes, Caller caller) {
        return Mono.<Void>fromRunnable(() -> subscribers.stream()
                        .filter(one -> one.session().caller().subject().equals(subject)
                                && one.session().scopes().equals(scopes))
                        .forEach(one -> one.become(caller, head)))
                .subscribeOn(order);
    }

    /** The sessions with open streams of these subjects, one for each set of scopes. */
    List<Session> sessions(Set<String> subjects) {
        return subscribers.stream()
                .map(LiveSubscriber::session)
                .filter(session -> subjects.contains(session.caller().subject()))
                .collect(Collectors.toMap(
                        session -> List.of(session.caller().subject(), session.scopes()),
                        session -> session,
                        (one, other) -> one))
                .values()
                .stream()
                .toList();
    }

    /** Something for one person alone, or for everybody when nobody is named. */
    Mono<Void> tell(@Nullable String subject, ServerSentEvent<String> frame) {
        return Mono.<Void>fromRunnable(() -> subscribers.stream()
                        .filter(one -> subject == null
                                || one.session().caller().subject().equals(subject))
                        .forEach(one -> one.send(frame, head)))
                .subscribeOn(order);
    }

    Mono<Void> heartbeat() {
        return Mono.defer(() -> tell(null, LiveFrames.heartbeat(head)));
    }

    private void remember(LiveDispatch change) {
        recent.addLast(change);
        if (recent.size() > REMEMBERED) {
            floor = recent.removeFirst().change().position();
        }
    }

    private List<ServerSentEvent<String>> join(LiveSubscriber one, @Nullable String lastEventId) {
        List<ServerSentEvent<String>> first = new ArrayList<>();
        Long after = resumable(lastEventId);
        if (after == null) {
            first.add(lastEventId == null ? LiveFrames.ready(head) : LiveFrames.reset(head));
            one.startAfter(head);
        } else {
            one.startAfter(after);
            recent.stream().filter(one::concerns).map(LiveDispatch::frame).forEach(first::add);
            first.add(LiveFrames.ready(Math.max(after, head)));
        }
        if (running) {
            subscribers.add(one);
        } else {
            one.finish();
        }
        return first;
    }

    /** Another node may be ahead by a moment, so a place somewhat after the head is as good as the head. */
    private @Nullable Long resumable(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,18}")) {
            return null;
        }
        long place = Long.parseLong(lastEventId);
        return place < floor || place > head + REMEMBERED ? null : Long.valueOf(place);
    }

    private Mono<ServerSentEvent<String>> expiry(Session session) {
        return Mono.defer(() -> {
            Instant latest = clock.instant().plus(LONGEST_STREAM);
            Instant until = session.expires().isBefore(latest) ? session.expires() : latest;
            return Mono.delay(Duration.between(clock.instant(), until)).thenReturn(LiveFrames.expired());
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its requests to end: these would never do so by themselves. */
    @Override
    public void stop() {
        running = false;
        subscribers.forEach(LiveSubscriber::finish);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
