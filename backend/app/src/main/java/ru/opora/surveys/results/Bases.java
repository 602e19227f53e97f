package ru.opora.surveys.results;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ru.opora.questionnaires.checking.Variables;

/** How many people stand behind each item, by participant: their numbers decide what is hidden. */
final class Bases {

    private final Map<String, Map<UUID, Long>> answered = new HashMap<>();
    private final Map<String, Map<UUID, Long>> said = new HashMap<>();
    private final Map<String, Map<UUID, Long>> others = new HashMap<>();

    /** One count of a participant. */
    record Count(String item, String choice, UUID participant, long count) {}

    void add(Count number) {
        if (number.choice().equals(Variables.OTHER)) {
            put(others, number);
            return;
        }
        put(answered, number);
        if (number.choice().equals(Results.EVERYBODY)) {
            put(said, number);
        }
    }

    private static void put(Map<String, Map<UUID, Long>> numbers, Count number) {
        numbers.computeIfAbsent(number.item(), item -> new HashMap<>())
                .merge(number.participant(), number.count(), Long::sum);
    }

    /** Who answered an item, also who could not say. */
    Map<UUID, Long> answered(String item) {
        return answered.getOrDefault(item, Map.of());
    }

    /** Who said or wrote something: who could not say hides nobody's words. */
    Map<UUID, Long> said(String item) {
        return said.getOrDefault(item, Map.of());
    }

    /** Who chose «other» and wrote what. */
    Map<UUID, Long> others(String item) {
        return others.getOrDefault(item, Map.of());
    }
}
