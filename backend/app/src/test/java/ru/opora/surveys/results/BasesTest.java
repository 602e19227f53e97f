package ru.opora.surveys.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.checking.Variables;

class BasesTest {

    private static final List<String> ITEMS = List.of("a", "b", "c", "d");
    private static final List<String> CHOICES = List.of(Results.EVERYBODY, " cannotSay", Variables.OTHER);

    private record Cell(String item, String choice, UUID participant) {}

    @RepeatedTest(50)
    void whatIsReadOfSomeIsTheSameAsWhatIsReadOfAll(RepetitionInfo turn) {
        var random = new Random(turn.getCurrentRepetition());
        Map<Cell, Long> before = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            before.merge(cell(random), 1L, Long::sum);
        }
        Set<UUID> changed = Set.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 9));
        Map<Cell, Long> now = new HashMap<>(before);
        now.keySet().removeIf(cell -> cell.participant().equals(new UUID(0, 2))); // is not asked any more
        for (int i = 0; i < 20; i++) {
            Cell cell = cell(random);
            now.merge(new Cell(cell.item(), cell.choice(), new UUID(0, random.nextBoolean() ? 1 : 9)), 1L, Long::sum);
        }
        Map<Cell, Long> fresh = new HashMap<>(now);
        fresh.keySet().removeIf(cell -> !changed.contains(cell.participant()));

        Bases whole = bases(now);
        Bases renewed = bases(before).with(changed, bases(fresh));
        for (String item : ITEMS) {
            assertThat(renewed.answered(item)).isEqualTo(whole.answered(item));
            assertThat(renewed.said(item)).isEqualTo(whole.said(item));
            assertThat(renewed.others(item)).isEqualTo(whole.others(item));
        }
    }

    @Test
    void whatHasOneMapInCommonKeepsIt() {
        UUID one = new UUID(0, 1);
        var common = new Bases(List.of(new Bases.Counts(List.of("a", "b"), Results.EVERYBODY, Map.of(one, 3L))));
        Bases grown = common.with(
                Set.of(one),
                new Bases(List.of(new Bases.Counts(List.of("a", "b"), Results.EVERYBODY, Map.of(one, 4L)))));
        assertThat(grown.said("a")).isEqualTo(Map.of(one, 4L)).isSameAs(grown.said("b"));
        assertThat(grown.size()).isEqualTo(1);
    }

    private static Cell cell(Random random) {
        return new Cell(
                ITEMS.get(random.nextInt(ITEMS.size())),
                CHOICES.get(random.nextInt(CHOICES.size())),
                new UUID(0, random.nextInt(8)));
    }

    /** As the database tells it, each item for itself. */
    private static Bases bases(Map<Cell, Long> cells) {
        List<Bases.Counts> counts = new ArrayList<>();
        for (String item : ITEMS) {
            for (String choice : CHOICES) {
                Map<UUID, Long> numbers = new HashMap<>();
                cells.forEach((cell, number) -> {
                    if (cell.item().equals(item) && cell.choice().equals(choice)) {
                        numbers.put(cell.participant(), number);
                    }
                });
                if (!numbers.isEmpty()) {
                    counts.add(new Bases.Counts(List.of(item), choice, numbers));
                }
            }
        }
        return new Bases(counts);
    }
}
