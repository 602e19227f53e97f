package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.scoring.SuppressedTree;

/**
 * The places in which a group was asked, as a tree from the campaign's owner down, and which of their numbers are hidden. It is
 * always decided over the whole tree, whoever asks for which part of it: so nobody finds a hidden number by asking twice.
 */
final class Places {

    private final List<String> paths;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int[] parents;
    private final Map<UUID, Integer> participants = new HashMap<>();
    private final Map<List<Long>, SuppressedTree> decided = new ConcurrentHashMap<>();

    /** The same maps come again and again, and are never changed: to look whether they are equal would take its time. */
    private final Map<Map<UUID, Long>, SuppressedTree> known = Collections.synchronizedMap(new IdentityHashMap<>());

    private final int least;

    /**
     * @param owner path of the campaign's owner
     * @param asked paths of the participants' organisations, at or below the owner
     */
    Places(String owner, Map<UUID, String> asked, int least) {
        this.least = least;
        TreeSet<String> all = new TreeSet<>();
        all.add(owner);
        asked.values().forEach(path -> addChain(owner, path, all));
        paths = new ArrayList<>(all); // a path sorts after those it begins with
        for (int i = 0; i < paths.size(); i++) {
            indexes.put(paths.get(i), i);
        }
        parents = new int[paths.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i == 0 ? -1 : above(paths.get(i));
        }
        asked.forEach((participant, path) -> participants.put(participant, indexes.getOrDefault(path, 0)));
    }

    private static void addChain(String owner, String path, TreeSet<String> all) {
        String here = path;
        while (here.length() > owner.length() && here.startsWith(owner + ".")) {
            all.add(here);
            here = here.substring(0, here.lastIndexOf('.'));
        }
    }

    private int above(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? 0 : indexes.getOrDefault(path.substring(0, dot), 0);
    }

    /** Whether the number of a place is hidden, when these are the numbers of the participants. */
    boolean isHidden(String path, Map<UUID, Long> numbers) {
        return shown(path, numbers) == null;
    }

    /** The number of a place and all below, when these are the numbers of the participants; null: hidden. */
    @Nullable
    Long shown(String path, Map<UUID, Long> numbers) {
        Integer place = indexes.get(path);
        if (place == null) {
            return null;
        }
        SuppressedTree tree = tree(numbers);
        return tree.isHidden(place) ? null : (Long) tree.count(place);
    }

    /** Most questions are answered by the same people: equal numbers are decided once. */
    private SuppressedTree tree(Map<UUID, Long> numbers) {
        return known.computeIfAbsent(numbers, this::decide);
    }

    private SuppressedTree decide(Map<UUID, Long> numbers) {
        long[] own = new long[paths.size()];
        numbers.forEach((participant, number) -> {
            Integer place = participants.get(participant);
            if (place != null) {
                own[place] += number;
            }
        });
        return decided.computeIfAbsent(
                Arrays.stream(own).boxed().toList(), same -> SuppressedTree.of(parents, own, least));
    }

    /**
     * Which of the participants' numbers are hidden, when these are the numbers of all. The own number of a place with others
     * below it is told nowhere else: beside its total it would give away what is hidden below.
     */
    Set<UUID> hidden(Map<UUID, Long> numbers) {
        SuppressedTree tree = tree(numbers);
        Set<Integer> above = new HashSet<>();
        for (int i = 1; i < parents.length; i++) {
            if (tree.isHidden(i)) {
                above.add(parents[i]);
            }
        }
        Set<UUID> hidden = new HashSet<>();
        participants.forEach((participant, place) -> {
            long own = numbers.getOrDefault(participant, 0L);
            if (tree.isHidden(place) || own < least || above.contains(place)) {
                hidden.add(participant);
            }
        });
        return hidden;
    }

    /** Whether more than one organisation is asked in a place and below it. */
    boolean hasSeveral(String path) {
        return participants.values().stream()
                        .map(paths::get)
                        .filter(asked -> (asked + ".").startsWith(path + "."))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** The places right below one, in the tree. */
    List<String> below(String path) {
        Integer place = indexes.get(path);
        List<String> found = new ArrayList<>();
        for (int i = 1; i < parents.length; i++) {
            if (place != null && parents[i] == place) {
                found.add(paths.get(i));
            }
        }
        return found;
    }
}
