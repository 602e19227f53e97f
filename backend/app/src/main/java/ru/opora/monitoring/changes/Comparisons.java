package ru.opora.monitoring.changes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.changes.ComparisonQueries.Mean;
import ru.opora.monitoring.changes.ComparisonView.Item;
import ru.opora.monitoring.changes.ComparisonView.Neighbour;
import ru.opora.monitoring.changes.ComparisonView.Rank;
import ru.opora.monitoring.changes.Table.Row;
import ru.opora.monitoring.indicators.IndicatorDefinition.Direction;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Schools beside other schools: by rank, and by likeness of circumstances. */
@Service
class Comparisons {

    /** Indicators of a ranking. */
    private static final int MOST_COLUMNS = 20;

    /** In standard deviations. */
    private static final double FAR = 99;

    private final Rounds rounds;
    private final ComparisonQueries queries;

    Comparisons(Rounds rounds, ComparisonQueries queries) {
        this.rounds = rounds;
        this.queries = queries;
    }

    Mono<Page<Rank>> ranking(
            Caller caller,
            UUID id,
            List<UUID> wanted,
            @Nullable UUID municipality,
            int limit,
            @Nullable String cursor) {
        int after = Cursor.decode(cursor, 1)
                .map(key -> key.part(0, Integer::valueOf))
                .orElse(0);
        return opened(caller, id)
                .flatMap(round -> queries.seen(caller, id, columns(round, wanted), municipality))
                .publishOn(Schedulers.boundedElastic())
                .map(Ranking::of)
                .map(ranks -> page(ranks, after, limit));
    }

    /** By the place in the list: schools of one rank may stand on two pages. */
    private static Page<Rank> page(List<Rank> ranks, int after, int limit) {
        int from = Math.max(0, Math.min(after, ranks.size()));
        int to = (int) Math.min((long) from + limit + 1, ranks.size());
        return Page.of(ranks.subList(from, to), limit, rank -> List.of(String.valueOf(from + limit)));
    }

    /** The indicators asked for, or else all with a direction; only such can be ranked by. */
    private static List<Measured> columns(KnownRound round, List<UUID> wanted) {
        List<Measured> directed = round.indicators().stream()
                .filter(one -> one.definition().direction() != Direction.NEUTRAL)
                .toList();
        if (wanted.isEmpty()) {
            return directed.subList(0, Math.min(directed.size(), MOST_COLUMNS));
        }
        Set<UUID> known = new HashSet<>(wanted);
        List<Measured> chosen = directed.stream()
                .filter(one -> known.contains(one.indicatorId()))
                .toList();
        if (chosen.size() != known.size() || known.size() > MOST_COLUMNS) {
            throw ProblemException.badParameter("indicator", "NOT_FOUND");
        }
        return chosen;
    }

    Mono<ComparisonView> similar(Caller caller, UUID id, UUID school) {
        return opened(caller, id)
                .filterWhen(
                        round -> queries.visible(caller, id, List.of(school)).map(seen -> !seen.isEmpty()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(round -> queries.all(id, context(round))
                        .publishOn(Schedulers.boundedElastic())
                        .map(table -> nearest(table.standardised(), school))
                        .flatMap(near -> view(caller, round, school, near)));
    }

    static List<Measured> context(KnownRound round) {
        return round.indicators().stream()
                .filter(one -> one.definition().context())
                .limit(MOST_COLUMNS)
                .toList();
    }

    /** A school and how far it is. */
    record Near(Row row, double distance) {}

    /**
     * The others of the school's group, the likest first. Nobody when the school says nothing of its circumstances, or fewer than five
     * others do.
     */
    static List<Near> nearest(Table table, UUID school) {
        List<Row> group = Likeness.group(table, school);
        List<Near> near = group.stream()
                .filter(row -> row.school().id().equals(school))
                .findFirst()
                .map(own -> group.stream()
                        .filter(other -> other != own)
                        .map(other -> new Near(other, distance(own, other)))
                        .sorted(Comparator.comparingDouble(Near::distance)
                                .thenComparing(other -> other.row().school().id()))
                        .toList())
                .orElse(List.of());
        return near.size() < Changes.ENOUGH ? List.of() : near;
    }

    /** Root of the mean square over what both know; very far when that is nothing. */
    private static double distance(Row one, Row other) {
        double squares = 0;
        int shared = 0;
        for (int column = 0; column < one.values().length; column++) {
            double difference = one.values()[column] - other.values()[column];
            if (!Double.isNaN(difference)) {
                squares += difference * difference;
                shared++;
            }
        }
        return shared == 0 ? FAR : Math.sqrt(squares / shared);
    }

    private Mono<ComparisonView> view(Caller caller, KnownRound round, UUID school, List<Near> near) {
        List<UUID> schools = near.stream().map(one -> one.row().school().id()).toList();
        return queries.visible(caller, round.id(), schools)
                .flatMap(seen -> Mono.zip(queries.own(round.id(), school), queries.means(round.id(), schools, seen))
                        .map(read -> new ComparisonView(
                                context(round).stream()
                                        .filter(one -> read.getT1().containsKey(one.id()))
                                        .map(Measured::indicatorId)
                                        .toList(),
                                near.size(),
                                neighbours(near, seen),
                                items(round, read.getT1(), read.getT2()))));
    }

    private static List<Neighbour> neighbours(List<Near> near, List<UUID> seen) {
        return near.stream()
                .filter(one -> seen.contains(one.row().school().id()))
                .map(one -> new Neighbour(one.row().school(), Changes.round(one.distance())))
                .toList();
    }

    private static List<Item> items(KnownRound round, Map<UUID, BigDecimal> own, Map<UUID, Mean> means) {
        List<Item> items = new ArrayList<>();
        for (Measured one : round.indicators()) {
            Mean mean = means.get(one.id());
            items.add(new Item(
                    one.indicatorId(),
                    own.get(one.id()),
                    mean == null || tells(mean.known(), mean.unseen()) ? null : Changes.round(mean.mean()),
                    mean == null ? 0 : mean.known()));
        }
        return items;
    }

    /** Whether a mean would tell of few schools: of few at all, or of few beside those whose values the caller can take off it. */
    static boolean tells(long known, long unseen) {
        return known < Changes.ENOUGH || unseen > 0 && unseen < Changes.ENOUGH;
    }

    private Mono<KnownRound> opened(Caller caller, UUID id) {
        return rounds.known(caller, id)
                .flatMap(round -> round.state() == RoundState.DRAFT
                        ? Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, round.state()))
                        : Mono.just(round));
    }
}
