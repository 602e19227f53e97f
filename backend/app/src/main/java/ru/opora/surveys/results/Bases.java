package ru.opora.surveys.results;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import ru.opora.questionnaires.checking.Variables;

/**
 * How many people stand behind each item, by participant: their numbers decide what is hidden. Most questions are answered by the
 * same people; these have one map in common, which is never changed.
 */
final class Bases {

    private final Map<String, Map<UUID, Long>> said = new HashMap<>();
    private final Map<String, Map<UUID, Long>> cannotSay = new HashMap<>();
    private final Map<String, Map<UUID, Long>> others = new HashMap<>();
    private final Map<String, Map<UUID, Long>> answered = new HashMap<>();

    /** Items with the same counts of one choice, by participant. */
    record Counts(List<String> items, String choice, Map<UUID, Long> byParticipant) {}

    Bases(Collection<Counts> all) {
        for (Counts counts : all) {
            Map<String, Map<UUID, Long>> into = counts.choice().equals(Variables.OTHER)
                    ? others
                    : counts.choice().equals(Results.EVERYBODY) ? said : cannotSay;
            counts.items().forEach(item -> into.put(item, counts.byParticipant()));
        }
        addUp();
    }

    private Bases(Bases old, Collection<UUID> changed, Bases fresh) {
        replace(old.said, changed, fresh.said, said);
        replace(old.cannotSay, changed, fresh.cannotSay, cannotSay);
        replace(old.others, changed, fresh.others, others);
        addUp();
    }

    /** The same with the numbers of some participants as they are now; what had one map in common and still can, has. */
    Bases with(Collection<UUID> changed, Bases fresh) {
        return new Bases(this, changed, fresh);
    }

    private static void replace(
            Map<String, Map<UUID, Long>> old,
            Collection<UUID> changed,
            Map<String, Map<UUID, Long>> fresh,
            Map<String, Map<UUID, Long>> into) {
        Map<Map<UUID, Long>, Map<Map<UUID, Long>, Map<UUID, Long>>> common = new IdentityHashMap<>();
        Set<String> items = new HashSet<>(old.keySet());
        items.addAll(fresh.keySet());
        for (String item : items) {
            Map<UUID, Long> before = old.getOrDefault(item, Map.of());
            Map<UUID, Long> now = fresh.getOrDefault(item, Map.of());
            into.put(
                    item,
                    common.computeIfAbsent(before, none -> new HashMap<>()).computeIfAbsent(now, none -> {
                        Map<UUID, Long> numbers = new HashMap<>(before);
                        numbers.keySet().removeAll(changed);
                        numbers.putAll(now);
                        return numbers;
                    }));
        }
    }

    private void addUp() {
        answered.putAll(said);
        Map<Map<UUID, Long>, Map<Map<UUID, Long>, Map<UUID, Long>>> sums = new IdentityHashMap<>();
        for (String item : new TreeSet<>(cannotSay.keySet())) {
            Map<UUID, Long> could = said.getOrDefault(item, Map.of());
            Map<UUID, Long> couldNot = cannotSay.getOrDefault(item, Map.of());
            answered.put(
                    item,
                    sums.computeIfAbsent(could, none -> new IdentityHashMap<>())
                            .computeIfAbsent(couldNot, none -> sum(could, couldNot)));
        }
    }

    private static Map<UUID, Long> sum(Map<UUID, Long> first, Map<UUID, Long> second) {
        Map<UUID, Long> both = new HashMap<>(first);
        second.forEach((participant, number) -> both.merge(participant, number, Long::sum));
        return both;
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

    /** How much of the memory it takes, in numbers. */
    int size() {
        Map<Map<UUID, Long>, Boolean> each = new IdentityHashMap<>();
        List.of(said, cannotSay, others, answered).forEach(all -> all.values().forEach(one -> each.put(one, true)));
        return each.keySet().stream().mapToInt(Map::size).sum();
    }
}
