package ru.opora.monitoring.changes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.changes.PairQueries.Difference;
import ru.opora.monitoring.changes.PairQueries.Latest;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;

/** Which schools in similar circumstances have become better by a risk factor, as the newest two rounds measured it. */
@Service
public class Improvements {

    private final Rounds rounds;
    private final PairQueries pairs;
    private final ComparisonQueries comparisons;
    private final Map<UUID, Mono<Table>> reading = new ConcurrentHashMap<>();

    Improvements(Rounds rounds, PairQueries pairs, ComparisonQueries comparisons) {
        this.rounds = rounds;
        this.pairs = pairs;
        this.comparisons = comparisons;
    }

    /** A school that the caller sees, with the difference between the rounds. */
    public record Improved(UUID school, String name, BigDecimal difference) {}

    /**
     * What was found.
     *
     * @param similar how many schools are in similar circumstances; none: the rounds hold no circumstances, or too few say them
     * @param improved how many of them became better; null where that would tell of few schools
     * @param schools those of them that the caller sees, the most first
     */
    public record Found(
            KnownRound from,
            KnownRound to,
            Measured measured,
            int similar,
            @Nullable Long improved,
            List<Improved> schools) {}

    /** Nothing where no two rounds have measured the factor at the school, or the caller does not see them or the school in them. */
    public Mono<Found> of(Caller caller, UUID school, String factor) {
        return pairs.latest(caller, school, Changes.RISK + factor)
                .flatMap(latest -> Mono.zip(rounds.known(caller, latest.from()), rounds.known(caller, latest.to()))
                        .onErrorResume(ProblemException.class, unseen -> Mono.empty())
                        .flatMap(read -> found(caller, school, latest, read.getT1(), read.getT2())));
    }

    private Mono<Found> found(Caller caller, UUID school, Latest latest, KnownRound from, KnownRound to) {
        return Mono.justOrEmpty(to.measured(latest.indicator()))
                .flatMap(measured -> similar(to, school)
                        .flatMap(schools -> Mono.zip(
                                        pairs.differences(from.id(), to.id(), latest.indicator(), schools)
                                                .collectList(),
                                        comparisons.visible(caller, to.id(), schools))
                                .map(read -> new Found(
                                        from,
                                        to,
                                        measured,
                                        schools.size(),
                                        improved(read.getT1(), read.getT2()),
                                        seen(read.getT1(), read.getT2())))));
    }

    private Mono<List<UUID>> similar(KnownRound round, UUID school) {
        List<Measured> context = Comparisons.context(round);
        return context.isEmpty()
                ? Mono.just(List.of())
                : circumstances(round, context)
                        .publishOn(Schedulers.boundedElastic())
                        .map(table -> Comparisons.nearest(table, school).stream()
                                .map(near -> near.row().school().id())
                                .toList());
    }

    /** A whole round is much to read: who asks while it is being read, as of the next factor, waits for the same. */
    private Mono<Table> circumstances(KnownRound round, List<Measured> context) {
        return reading.computeIfAbsent(
                round.id(),
                id -> comparisons
                        .all(id, context)
                        .publishOn(Schedulers.boundedElastic())
                        .map(Table::standardised)
                        .doFinally(end -> reading.remove(id))
                        .cache());
    }

    private static @Nullable Long improved(List<Difference> known, List<UUID> seen) {
        long unseen =
                known.stream().filter(one -> !seen.contains(one.school().id())).count();
        return Comparisons.tells(known.size(), unseen)
                ? null
                : (Long) known.stream().filter(Difference::improved).count();
    }

    private static List<Improved> seen(List<Difference> known, List<UUID> seen) {
        return known.stream()
                .filter(one -> one.improved() && seen.contains(one.school().id()))
                .map(one -> new Improved(one.school().id(), one.school().name(), one.difference()))
                .toList();
    }
}
