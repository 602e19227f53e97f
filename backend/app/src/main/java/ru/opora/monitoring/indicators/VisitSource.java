package ru.opora.monitoring.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;
import ru.opora.visits.VisitCounts;

/** Visits and contacts of the round's days, and how many recommendations that fell due in it schools have done by their day. */
@Component
class VisitSource implements IndicatorSource {

    static final String COMPLETED = "visits.completed";
    static final String DONE = "visits.recommendationsDone";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final VisitCounts counts;
    private final Clock clock;

    VisitSource(VisitCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers() {
        return List.of(
                new Offer(COMPLETED, Map.of("ru", "Посещения и контакты", "en", "Visits and contacts"), "ед."),
                new Offer(
                        DONE,
                        Map.of("ru", "Рекомендации, исполненные в срок", "en", "Recommendations done in time"),
                        "%"));
    }

    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        if (key.equals(COMPLETED)) {
            return counts.completed(place.path(), from, to)
                    .map(visited -> new Value(
                            visited.organization(),
                            BigDecimal.valueOf(visited.completed()),
                            IndicatorSource.trace(
                                    "Завершенные посещения и контакты с %s по %s: %d",
                                    "Completed visits and contacts from %s to %s: %d",
                                    IndicatorSource.day(from),
                                    IndicatorSource.day(to),
                                    visited.completed())));
        }
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneId.of(place.timeZone()))
                .minusDays(1);
        LocalDate last = to.isAfter(yesterday) ? yesterday : to; // what is due today is not late yet
        return counts.done(place.path(), from, last).map(done -> share(done, from, last));
    }

    private static Value share(VisitCounts.Done done, LocalDate from, LocalDate to) {
        BigDecimal percent = BigDecimal.valueOf(done.done())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(done.due()), 2, RoundingMode.HALF_UP);
        return new Value(
                done.organization(),
                percent,
                IndicatorSource.trace(
                        "Рекомендации со сроком с %s по %s: в срок %d из %d",
                        "Recommendations due from %s to %s: %d of %d done in time",
                        IndicatorSource.day(from),
                        IndicatorSource.day(to),
                        done.done(),
                        done.due()));
    }
}
