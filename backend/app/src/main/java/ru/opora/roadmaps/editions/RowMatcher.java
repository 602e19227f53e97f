package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds for the rows of an annex the rows of the current plan they stand for. Printed numbers repeat and titles are reworded, so
 * both count: the same title is certain where it stands once on both sides, or with the same number; what is only like it is
 * proposed with its likeness, the likest first, and a person confirms it.
 */
final class RowMatcher {

    private static final double TITLE = 0.85;
    private static final double NUMBER = 0.15;
    private static final double LEAST = 0.5;

    /** What is compared of a row or a section. */
    record Named(UUID id, @Nullable String number, @Nullable String title) {}

    /** @param likeness in percent; null when there is no doubt */
    record Match(UUID origin, @Nullable Integer likeness) {}

    private record Pair(Named row, Named origin, double likeness) {}

    private RowMatcher() {}

    /** The matches by the ids of the annex's rows; a row that is not there is new. */
    static Map<UUID, Match> match(List<Named> current, List<Named> annex) {
        Map<UUID, Match> found = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        certain(current, annex, found, taken, row -> words(row.number()) + "|" + words(row.title()));
        certain(current, annex, found, taken, row -> words(row.title()));
        List<Pair> pairs = new ArrayList<>();
        for (Named row : annex) {
            for (Named origin : current) {
                double likeness =
                        found.containsKey(row.id()) || taken.contains(origin.id()) ? 0 : likeness(row, origin);
                if (likeness >= LEAST) {
                    pairs.add(new Pair(row, origin, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        for (Pair pair : pairs) {
            if (!found.containsKey(pair.row().id()) && taken.add(pair.origin().id())) {
                found.put(pair.row().id(), new Match(pair.origin().id(), (int)
                        Math.min(99, Math.round(pair.likeness() * 100))));
            }
        }
        return found;
    }

    /** Rows that say the same, where nothing else says it. */
    private static void certain(
            List<Named> current,
            List<Named> annex,
            Map<UUID, Match> found,
            Set<UUID> taken,
            Function<Named, String> said) {
        Map<String, List<Named>> origins =
                current.stream().filter(row -> !taken.contains(row.id())).collect(Collectors.groupingBy(said));
        Map<String, List<Named>> rows =
                annex.stream().filter(row -> !found.containsKey(row.id())).collect(Collectors.groupingBy(said));
        rows.forEach((words, same) -> {
            List<Named> there = origins.getOrDefault(words, List.of());
            if (same.size() == 1 && there.size() == 1 && !words.isBlank()) {
                found.put(same.get(0).id(), new Match(there.get(0).id(), null));
                taken.add(there.get(0).id());
            }
        });
    }

    /** From 0 to 1: the words of the titles that are common to both, and a little for the number. */
    static double likeness(Named one, Named other) {
        boolean numbered = one.number() != null && words(one.number()).equals(words(other.number()));
        return TITLE * dice(words(one.title()), words(other.title())) + (numbered ? NUMBER : 0);
    }

    private static double dice(String one, String other) {
        if (one.isBlank() || other.isBlank()) {
            return 0;
        }
        List<String> left = new ArrayList<>(Arrays.asList(one.split(" ")));
        List<String> right = Arrays.asList(other.split(" "));
        int all = left.size() + right.size();
        long common = right.stream().filter(left::remove).count();
        return 2.0 * common / all;
    }

    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
