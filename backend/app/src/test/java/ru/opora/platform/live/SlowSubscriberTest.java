package ru.opora.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.Session;

/** A client that takes nothing costs a short queue and then nothing. */
class SlowSubscriberTest {

    private static final LiveAudience EVERYBODY = LiveAudience.inside("a:read");

    private final LiveHub hub = hub();

    @Test
    void isToldToReadEverythingAnewAndLetGo() {
        StepVerifier.create(hub.open(session(), null), 1)
                .assertNext(first -> assertThat(first.event()).isEqualTo("ready"))
                .then(() -> hub.dispatch(changes(1, LiveSubscriber.WAITING + 10), LiveSubscriber.WAITING + 10)
                        .block(Duration.ofSeconds(10)))
                .thenRequest(Long.MAX_VALUE)
                .assertNext(last -> assertThat(last.event()).isEqualTo("reset"))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(hub.subjects()).isEmpty();
    }

    @Test
    void whoComesBackAfterMoreThanIsRememberedReadsEverythingAnew() {
        hub.dispatch(changes(1, LiveHub.REMEMBERED + 1), LiveHub.REMEMBERED + 1).block(Duration.ofSeconds(10));
        StepVerifier.create(hub.open(session(), "0"))
                .assertNext(first -> assertThat(first.event()).isEqualTo("reset"))
                .thenCancel()
                .verify(Duration.ofSeconds(10));
        StepVerifier.create(hub.open(session(), "1"))
                .expectNextCount(LiveHub.REMEMBERED)
                .assertNext(then -> assertThat(then.event()).isEqualTo("ready"))
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void manyOfOneKindAtOnceAreToldAsOneAndOthersOneByOne() {
        List<LiveDispatch> changes = new ArrayList<>();
        for (int position = 1; position <= 300; position++) {
            changes.add(change(position, position % 30 == 0 ? "report" : "checkpoint"));
        }
        StepVerifier.create(hub.open(session(), null).map(frame -> frame.id() + " " + frame.data()))
                .expectNextCount(1)
                .then(() -> hub.dispatch(changes, 300).block(Duration.ofSeconds(10)))
                .expectNext("30 {}", "60 {}", "90 {}", "120 {}", "150 {}", "180 {}", "210 {}", "240 {}", "270 {}")
                .expectNext("299 many", "300 {}")
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void streamsEndWhenTheNodeStops() {
        StepVerifier.create(hub.open(session(), null))
                .expectNextCount(1)
                .then(hub::stop)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    private static LiveHub hub() {
        LiveHub hub = new LiveHub(Clock.systemUTC());
        hub.begin(0);
        hub.loaded();
        hub.start();
        return hub;
    }

    private static Session session() {
        return new Session(
                new Caller("someone", List.of(new Caller.Grant("a", Set.of("a:read")))),
                Set.of(),
                Instant.now().plusSeconds(600));
    }

    private static List<LiveDispatch> changes(int first, int count) {
        List<LiveDispatch> changes = new ArrayList<>();
        for (int position = first; position < first + count; position++) {
            changes.add(change(position, "thing " + position));
        }
        return changes;
    }

    private static LiveDispatch change(int position, String kind) {
        return new LiveDispatch(
                new LiveChange(position, Instant.EPOCH, "CHANGED", kind, "1", null, "a"),
                EVERYBODY,
                LiveFrames.at(position).event("change").data("{}").build(),
                LiveFrames.at(position).event("change").data("many").build());
    }
}
