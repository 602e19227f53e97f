package ru.opora.monitoring.forms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.forms.TotalQueries.Key;
import ru.opora.monitoring.forms.TotalQueries.Sums;
import ru.opora.monitoring.forms.TotalsView.Total;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.monitoring.indicators.IndicatorDefinition.Aggregation;
import ru.opora.monitoring.indicators.IndicatorDefinition.Breakdown;
import ru.opora.monitoring.indicators.IndicatorDefinition.Direction;
import ru.opora.monitoring.indicators.IndicatorDefinition.Goal;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.security.Caller;

/** Values of municipalities and regions: from sums that are kept, by the frozen panel and the frozen definitions. */
@Service
class Totals {

    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final int DIGITS = 8;

    private final TotalQueries queries;
    private final Rounds rounds;

    Totals(TotalQueries queries, Rounds rounds) {
        this.queries = queries;
        this.rounds = rounds;
    }

    Mono<TotalsView> of(Caller caller, UUID id, @Nullable UUID municipality) {
        return rounds.known(caller, id)
                .flatMap(round -> Mono.zip(
                                queries.sums(caller, id, municipality),
                                queries.latest(caller, id, latest(round), municipality),
                                queries.schools(caller, id, municipality))
                        .map(read -> view(round, read.getT1(), read.getT2(), read.getT3())));
    }

    private static UUID[] latest(KnownRound round) {
        return round.indicators().stream()
                .filter(one -> one.definition().aggregation() == Aggregation.LATEST)
                .map(Measured::id)
                .toArray(UUID[]::new);
    }

    private static TotalsView view(KnownRound round, List<Sums> sums, Map<Key, BigDecimal> latest, long schools) {
        Map<Key, Sums> byKey = sums.stream().collect(Collectors.toMap(Sums::key, Function.identity()));
        List<Total> items = new ArrayList<>();
        for (Measured one : round.indicators()) {
            parts(one.definition())
                    .map(part -> new Key(one.id(), part))
                    .map(key -> total(round, one, key, byKey.get(key), latest.get(key)))
                    .forEach(items::add);
        }
        return new TotalsView(schools, items);
    }

    static Stream<String> parts(IndicatorDefinition definition) {
        return Stream.concat(Stream.of(""), definition.breakdowns().stream().map(Breakdown::key));
    }

    private static Total total(
            KnownRound round, Measured one, Key key, @Nullable Sums sums, @Nullable BigDecimal latest) {
        IndicatorDefinition definition = one.definition();
        BigDecimal value =
                sums == null || sums.spread().known() == 0 ? null : value(definition.aggregation(), sums, latest);
        Goal goal = key.breakdown().isEmpty() ? definition.goal(round.closesOn().getYear()) : null;
        BigDecimal target = goal == null ? null : goal.target();
        return new Total(
                one.indicatorId(),
                key.breakdown(),
                definition.aggregation(),
                value,
                sums == null ? 0 : sums.spread().known(),
                sums == null ? 0 : sums.missing(),
                sums == null || sums.spread().known() < 2
                        ? null
                        : BigDecimal.valueOf(sums.spread().deviation()).round(new MathContext(DIGITS)),
                target,
                reached(definition.direction(), value, target),
                goal == null ? null : goal.threshold(),
                goal != null && value != null && goal.isCrossed(definition.direction(), value));
    }

    private static @Nullable BigDecimal value(Aggregation aggregation, Sums sums, @Nullable BigDecimal latest) {
        BigDecimal total = sums.spread().total();
        return switch (aggregation) {
            case SUM -> total;
            case MEAN -> total.divide(BigDecimal.valueOf(sums.spread().known()), EXACT);
            case WEIGHTED ->
                sums.weight().signum() == 0 ? null : sums.weighted().divide(sums.weight(), EXACT);
            case LATEST -> latest;
        };
    }

    private static @Nullable Boolean reached(
            Direction direction, @Nullable BigDecimal value, @Nullable BigDecimal target) {
        return Optional.ofNullable(value)
                .filter(some -> target != null && direction != Direction.NEUTRAL)
                .map(some -> some.compareTo(target) * direction.sign() >= 0)
                .orElse(null);
    }
}
