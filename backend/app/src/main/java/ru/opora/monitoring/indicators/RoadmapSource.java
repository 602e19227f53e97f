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
import ru.opora.roadmaps.OnTimeShares;
import ru.opora.roadmaps.OnTimeShares.Share;

/** The share of checkpoints of roadmaps on which a school has reported by their day, of those that fell due in the round. */
@Component
class RoadmapSource implements IndicatorSource {

    static final String ON_TIME = "roadmaps.onTime";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final OnTimeShares shares;
    private final Clock clock;

    RoadmapSource(OnTimeShares shares, Clock clock) {
        this.shares = shares;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers() {
        return List.of(new Offer(
                ON_TIME, Map.of("ru", "Контрольные точки в срок", "en", "Checkpoints reported on time"), "%"));
    }

    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneId.of(place.timeZone()))
                .minusDays(1);
        LocalDate last = to.isAfter(yesterday) ? yesterday : to; // what is due today is not late yet
        return shares.within(place.path(), from, last).map(share -> value(share, from, last));
    }

    private static Value value(Share share, LocalDate from, LocalDate to) {
        BigDecimal percent = BigDecimal.valueOf(share.onTime())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(share.due()), 2, RoundingMode.HALF_UP);
        return new Value(
                share.organization(),
                percent,
                IndicatorSource.trace(
                        "Контрольные точки дорожных карт с %s по %s: в срок %d из %d",
                        "Checkpoints of roadmaps from %s to %s: %d of %d on time",
                        IndicatorSource.day(from),
                        IndicatorSource.day(to),
                        share.onTime(),
                        share.due()));
    }
}
