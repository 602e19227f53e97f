package ru.opora.reports.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.reports.dashboards.Fact.Kind;

/** What was read, by what it is about: of all places together and of each. */
final class Facts {

    private record Key(Kind kind, @Nullable UUID about) {}

    private final List<Fact> places = new ArrayList<>();
    private final Map<Key, Sum> whole = new HashMap<>();
    private final Map<UUID, Map<Key, Sum>> byPlace = new HashMap<>();
    private final Map<Integer, Long> buckets = new TreeMap<>();
    private final NavigableMap<Integer, Map<String, Long>> months = new TreeMap<>();

    Facts(List<Fact> read) {
        for (Fact fact : read) {
            switch (fact.kind()) {
                case PLACE -> places.add(fact);
                case BUCKET -> buckets.merge(fact.bucket(), fact.total().longValue(), Long::sum);
                case MONTH ->
                    months.computeIfAbsent(fact.bucket(), month -> new HashMap<>())
                            .merge(String.valueOf(fact.name()), fact.total().longValue(), Long::sum);
                default -> {
                    var key = new Key(fact.kind(), fact.about());
                    whole.merge(key, Sum.NOTHING.and(fact), (sum, one) -> sum.and(fact));
                    byPlace.computeIfAbsent(fact.place(), place -> new HashMap<>())
                            .merge(key, Sum.NOTHING.and(fact), (sum, one) -> sum.and(fact));
                }
            }
        }
        places.sort(Comparator.comparingInt(Fact::bucket));
    }

    /** Those that have a tile, in their order: parts of one statement may come in any. */
    List<Fact> places() {
        return places;
    }

    /** Schools by the number of the bar they are in; bars without schools may be left out. */
    Map<Integer, Long> buckets() {
        return buckets;
    }

    /** Schools by month and list of engagement; months in which nothing was computed are left out. */
    NavigableMap<Integer, Map<String, Long>> months() {
        return months;
    }

    Sum whole(Kind kind, @Nullable UUID about) {
        return whole.getOrDefault(new Key(kind, about), Sum.NOTHING);
    }

    Sum of(UUID place, Kind kind, @Nullable UUID about) {
        return byPlace.getOrDefault(place, Map.of()).getOrDefault(new Key(kind, about), Sum.NOTHING);
    }
}
