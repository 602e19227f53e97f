package ru.opora.surveys.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PlacesTest {

    private static final UUID OWN = new UUID(0, 1);
    private static final UUID SMALL = new UUID(0, 2);
    private static final UUID LARGE = new UUID(0, 3);

    private final Places places = new Places("a", Map.of(OWN, "a.b", SMALL, "a.b.c", LARGE, "a.d"), 5);

    @Test
    void ownRowsGiveNoSmallPlaceBelowAway() {
        Map<UUID, Long> numbers = Map.of(OWN, 12L, SMALL, 3L, LARGE, 9L);
        assertThat(places.shown("a.b", numbers)).isEqualTo(15);
        assertThat(places.hidden(numbers))
                .as("15 are shown, and 12 rows would leave 3")
                .contains(OWN, SMALL);
        assertThat(places.hidden(Map.of(OWN, 12L, SMALL, 6L, LARGE, 9L))).isEmpty();
    }

    @Test
    void whatNobodyWasCountedForIsHiddenInRows() {
        assertThat(places.hidden(Map.of())).containsExactlyInAnyOrder(OWN, SMALL, LARGE);
    }

    @Test
    void whatMovedIsDecidedOnceMore() {
        var reads = new AtomicInteger();
        Mono<Read<Integer>> once = Mono.fromCallable(reads::incrementAndGet).map(turn -> new Read<>(turn, turn == 1));
        assertThat(Read.steady(once).block()).isEqualTo(2);
        assertThat(Read.steady(once).block()).as("steady at once").isEqualTo(3);
        Mono<Read<Integer>> always = Mono.fromCallable(reads::incrementAndGet).map(turn -> new Read<>(turn, true));
        assertThat(Read.steady(always).block()).isEqualTo(5);
    }
}
