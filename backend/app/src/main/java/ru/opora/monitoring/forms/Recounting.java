package ru.opora.monitoring.forms;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.forms.CellQueries.Known;
import ru.opora.monitoring.forms.CellQueries.Reckoned;
import ru.opora.monitoring.indicators.IndicatorFormula;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;

/**
 * What follows from the cells of a form: values by formula, then what values weigh. It runs in the transaction of the change. A
 * formula over formulas is reckoned after those it asks for.
 */
@Component
class Recounting {

    /** Forms that are reckoned at once. */
    private static final int AT_ONCE = 1000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CellQueries queries;
    private final Clock clock;

    Recounting(CellQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** @param forms null: all of the round */
    Mono<Void> of(KnownRound round, @Nullable Collection<UUID> forms) {
        Map<Measured, IndicatorFormula> formulas = formulas(round);
        Mono<Void> reckoned = formulas.isEmpty() ? Mono.empty() : reckon(round, forms, formulas);
        return reckoned.thenMany(Flux.fromIterable(round.indicators()).concatMap(one -> weigh(round, one, forms)))
                .then();
    }

    private Mono<Void> reckon(
            KnownRound round, @Nullable Collection<UUID> forms, Map<Measured, IndicatorFormula> formulas) {
        Set<String> codes = new TreeSet<>();
        formulas.values().forEach(formula -> codes.addAll(formula.variables()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return next(round, forms, codes, BEFORE_ALL)
                .expand(chunk ->
                        next(round, forms, codes, chunk.get(chunk.size() - 1).form()))
                .concatMap(
                        chunk -> queries.reckon(chunk.stream()
                                .flatMap(known -> results(known, formulas, today).stream())
                                .toList()),
                        1)
                .then();
    }

    /** Nothing when there are no more. */
    private Mono<List<Known>> next(KnownRound round, @Nullable Collection<UUID> forms, Set<String> codes, UUID after) {
        return queries.known(round.id(), forms, codes, after, AT_ONCE)
                .collectList()
                .filter(chunk -> !chunk.isEmpty());
    }

    private static List<Reckoned> results(Known known, Map<Measured, IndicatorFormula> formulas, LocalDate today) {
        Map<String, BigDecimal> values = new LinkedHashMap<>(known.values());
        formulas.keySet().forEach(one -> values.remove(one.code()));
        List<Reckoned> results = new ArrayList<>();
        formulas.forEach((one, formula) -> {
            BigDecimal value = formula.value(values, today);
            if (value != null) {
                values.put(one.code(), value);
            }
            results.add(new Reckoned(known.form(), one.id(), value));
        });
        return results;
    }

    /** In an order in which each comes after what it asks for; of a ring none is reckoned. */
    private static Map<Measured, IndicatorFormula> formulas(KnownRound round) {
        Map<Measured, IndicatorFormula> waiting = new LinkedHashMap<>();
        for (Measured one : round.indicators()) {
            String text = one.definition().formula();
            IndicatorFormula formula = text == null ? null : IndicatorFormula.read(text);
            if (formula != null) {
                waiting.put(one, formula);
            }
        }
        Map<Measured, IndicatorFormula> ordered = new LinkedHashMap<>();
        int before = -1;
        while (ordered.size() > before) {
            before = ordered.size();
            Set<String> open = new TreeSet<>();
            waiting.keySet().forEach(one -> open.add(one.code()));
            waiting.forEach((one, formula) -> {
                if (formula.variables().stream().noneMatch(open::contains)) {
                    ordered.put(one, formula);
                }
            });
            ordered.keySet().forEach(waiting::remove);
        }
        return ordered;
    }

    private Mono<Void> weigh(KnownRound round, Measured one, @Nullable Collection<UUID> forms) {
        String by = one.definition().weightedBy();
        return Mono.justOrEmpty(round.indicators().stream()
                        .filter(other -> other.code().equals(by))
                        .findFirst())
                .flatMap(weight -> queries.weigh(one.id(), weight.id(), forms));
    }
}
