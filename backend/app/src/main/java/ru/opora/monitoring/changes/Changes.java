package ru.opora.monitoring.changes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.changes.ChangeView.Group;
import ru.opora.monitoring.changes.ChangeView.Item;
import ru.opora.monitoring.changes.ChangeView.Measures;
import ru.opora.monitoring.changes.ChangeView.Part;
import ru.opora.monitoring.changes.ChangeView.School;
import ru.opora.monitoring.changes.ChangeView.Verdict;
import ru.opora.monitoring.changes.PairQueries.Effect;
import ru.opora.monitoring.changes.PairQueries.Pairs;
import ru.opora.monitoring.changes.PairQueries.Which;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** What changed between two rounds, with how sure that is. */
@Service
class Changes {

    /** Of fewer schools nothing is said about all together: chance decides. */
    static final int ENOUGH = 5;

    private static final int DECIMALS = 6;
    static final String RISK = "risk.";

    private final Rounds rounds;
    private final PairQueries queries;

    Changes(Rounds rounds, PairQueries queries) {
        this.rounds = rounds;
        this.queries = queries;
    }

    /** Two rounds that may be compared, the earlier first. */
    private record Pair(KnownRound from, KnownRound to) {}

    Mono<ChangeView> between(Caller caller, UUID id, UUID with, @Nullable UUID municipality) {
        return pair(caller, id, with)
                .flatMap(pair -> Mono.zip(
                                queries.pairs(
                                                caller,
                                                pair.from().id(),
                                                pair.to().id(),
                                                municipality)
                                        .collectMap(Pairs::indicator),
                                queries.matched(
                                        caller, pair.from().id(), pair.to().id(), municipality))
                        .map(read -> view(pair, read.getT1(), read.getT2())));
    }

    Mono<Page<School>> schools(Caller caller, UUID id, UUID with, Which which, int limit, @Nullable String cursor) {
        return pair(caller, id, with)
                .doOnNext(pair -> {
                    UUID indicator = which.indicator();
                    if (indicator != null && pair.to().measured(indicator).isEmpty()) {
                        throw ProblemException.badParameter("indicator", "NOT_FOUND");
                    }
                })
                .flatMap(pair ->
                        queries.schools(caller, pair.from().id(), pair.to().id(), which, limit, cursor));
    }

    Mono<Measures> measures(Caller caller, UUID id, UUID with, UUID indicator) {
        return pair(caller, id, with).flatMap(pair -> {
            Measured measured = pair.to()
                    .measured(indicator)
                    .orElseThrow(() -> ProblemException.invalid(FieldError.of("?indicator", "NOT_FOUND")));
            String source = measured.definition().source();
            return source == null || !source.startsWith(RISK)
                    ? Mono.just(new Measures(null, null, null, List.of()))
                    : measures(caller, pair, indicator, source.substring(RISK.length()));
        });
    }

    private Mono<Measures> measures(Caller caller, Pair pair, UUID indicator, String factor) {
        UUID from = pair.from().id();
        UUID to = pair.to().id();
        return Mono.zip(
                        queries.effects(caller, from, to, indicator, factor).collectMap(Effect::taken),
                        queries.taken(caller, from, to, indicator, factor))
                .map(read -> new Measures(
                        factor,
                        group(read.getT1().get(true)),
                        group(read.getT1().get(false)),
                        read.getT2()));
    }

    private static Group group(@Nullable Effect effect) {
        return effect == null
                ? new Group(0, null)
                : new Group(effect.schools(), effect.schools() < ENOUGH ? null : round(effect.difference()));
    }

    /** Whichever of the two is asked for: the earlier one comes first. */
    private Mono<Pair> pair(Caller caller, UUID id, UUID with) {
        return Mono.zip(rounds.known(caller, id), rounds.known(caller, with))
                .map(both -> isLater(both.getT2(), both.getT1())
                        ? new Pair(both.getT1(), both.getT2())
                        : new Pair(both.getT2(), both.getT1()))
                .filter(pair -> !id.equals(with)
                        && pair.from().state() != RoundState.DRAFT
                        && pair.to().state() != RoundState.DRAFT
                        && pair.to().indicators().stream()
                                .anyMatch(one ->
                                        pair.from().measured(one.indicatorId()).isPresent()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ROUNDS_DIFFER)));
    }

    private static boolean isLater(KnownRound one, KnownRound other) {
        return one.opensOn().isEqual(other.opensOn())
                ? one.id().compareTo(other.id()) > 0
                : one.opensOn().isAfter(other.opensOn());
    }

    private static ChangeView view(Pair pair, Map<UUID, Pairs> pairs, long schools) {
        List<Item> items = new ArrayList<>();
        for (Measured one : pair.to().indicators()) {
            pair.from()
                    .measured(one.indicatorId())
                    .map(before -> item(
                            one, isComparable(before.definition(), one.definition()), pairs.get(one.indicatorId())))
                    .ifPresent(items::add);
        }
        return new ChangeView(part(pair.from()), part(pair.to()), schools, items);
    }

    private static Part part(KnownRound round) {
        return new Part(round.id(), round.kind(), round.title(), round.opensOn());
    }

    /** The same is asked by the SQL of pairs, which gives no figures of what is not. */
    private static boolean isComparable(IndicatorDefinition one, IndicatorDefinition other) {
        return one.unit().equals(other.unit())
                && one.direction() == other.direction()
                && Objects.equals(one.formula(), other.formula())
                && Objects.equals(one.source(), other.source());
    }

    private static Item item(Measured one, boolean comparable, @Nullable Pairs pairs) {
        IndicatorDefinition definition = one.definition();
        boolean reversed = definition.direction().sign() < 0;
        long rose = pairs == null ? 0 : pairs.rose();
        long fell = pairs == null ? 0 : pairs.fell();
        Interval interval = Interval.of(pairs);
        return new Item(
                one.indicatorId(),
                one.code(),
                definition.title(),
                definition.unit(),
                definition.direction(),
                definition.decimals(),
                comparable,
                pairs == null ? 0 : pairs.schools(),
                pairs == null ? null : round(pairs.before()),
                pairs == null ? null : round(pairs.after()),
                pairs == null ? null : round(pairs.difference()),
                interval == null ? null : round(interval.low()),
                interval == null ? null : round(interval.high()),
                interval == null || interval.effect() == null ? null : round(interval.effect()),
                definition.notable(),
                reversed ? fell : rose,
                pairs == null ? 0 : pairs.schools() - rose - fell,
                reversed ? rose : fell,
                verdict(definition.direction().sign(), pairs, interval));
    }

    /** @param effect null where all differences are the same */
    record Interval(double low, double high, @Nullable Double effect) {

        static @Nullable Interval of(@Nullable Pairs pairs) {
            Double deviation = pairs == null ? null : pairs.deviation();
            if (pairs == null || deviation == null) {
                return null;
            }
            double margin = StudentT.quantile(pairs.schools() - 1) * deviation / Math.sqrt(pairs.schools());
            return new Interval(
                    pairs.difference() - margin,
                    pairs.difference() + margin,
                    deviation == 0 ? null : (Double) (pairs.difference() / deviation));
        }
    }

    static Verdict verdict(int sign, @Nullable Pairs pairs, @Nullable Interval interval) {
        if (pairs == null || interval == null || pairs.schools() < ENOUGH) {
            return Verdict.TOO_FEW;
        }
        if (interval.low() <= 0 && interval.high() >= 0) {
            return Verdict.UNCERTAIN;
        }
        boolean rose = pairs.difference() > 0;
        if (sign == 0) {
            return rose ? Verdict.ROSE : Verdict.FELL;
        }
        return rose == sign > 0 ? Verdict.IMPROVED : Verdict.WORSE;
    }

    static BigDecimal round(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new BigDecimal(rounded.toPlainString());
    }
}
