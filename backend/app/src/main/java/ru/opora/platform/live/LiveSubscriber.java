package ru.opora.platform.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.Session;

/**
 * One open stream. What its client has not taken yet waits in a short queue of frames that all streams share; when the
 * queue is full, the stream is ended and the client told to read everything anew.
 */
final class LiveSubscriber {

    static final int WAITING = 1024;

    private final Session session;
    private final Sinks.Many<ServerSentEvent<String>> frames = Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<ServerSentEvent<String>>unbounded(16).get());
    private final Sinks.One<ServerSentEvent<String>> end = Sinks.one();
    private volatile Caller caller;
    private volatile long position;

    LiveSubscriber(Session session) {
        this.session = session;
        this.caller = session.caller();
    }

    Session session() {
        return session;
    }

    /** From here on: what has this place or an earlier one is not sent. */
    void startAfter(long place) {
        position = place;
    }

    /** New rights; without any the stream ends. */
    void become(Caller now, long place) {
        caller = now;
        if (now.grants().isEmpty()) {
            finish(LiveFrames.access());
        } else {
            send(LiveFrames.access(), place);
        }
    }

    boolean concerns(LiveDispatch dispatch) {
        return dispatch.change().position() > position
                && dispatch.audience().reaches(caller, dispatch.change().path());
    }

    /**
     * What was read at once, in order. Of a kind of which many changed only the last is told, as one for all: who accepts
     * the reports of a hundred schools makes a screen read anew once, not a hundred times.
     */
    void offer(List<LiveDispatch> changes) {
        Map<String, Integer> left = new HashMap<>();
        List<LiveDispatch> mine = changes.stream().filter(this::concerns).toList();
        mine.forEach(dispatch -> left.merge(dispatch.change().entity(), 1, Integer::sum));
        Set<String> many = left.entrySet().stream()
                .filter(kind -> kind.getValue() > LiveAudiences.MANY)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        for (LiveDispatch dispatch : mine) {
            String kind = dispatch.change().entity();
            boolean last = left.merge(kind, -1, Integer::sum) == 0;
            if (last || !many.contains(kind)) {
                send(
                        many.contains(kind) ? dispatch.many() : dispatch.frame(),
                        dispatch.change().position());
            }
        }
    }

    /** @param place the newest change of all, for the client that has fallen behind */
    void send(ServerSentEvent<String> frame, long place) {
        if (frames.scanOrDefault(Scannable.Attr.BUFFERED, 0) < WAITING) {
            frames.tryEmitNext(frame);
        } else {
            finish(LiveFrames.reset(place));
        }
    }

    /** Ends the stream at once, whatever still waits in it. */
    void finish(ServerSentEvent<String> last) {
        end.tryEmitValue(last);
    }

    /** Ends the stream without a word: the client comes again, to this node or another. */
    void finish() {
        end.tryEmitEmpty();
    }

    /** @param expiry ends the stream when the token does */
    Flux<ServerSentEvent<String>> frames(Mono<ServerSentEvent<String>> expiry) {
        Mono<ServerSentEvent<String>> last =
                Mono.firstWithSignal(end.asMono(), expiry).cache();
        return frames.asFlux().takeUntilOther(last).concatWith(last);
    }
}
