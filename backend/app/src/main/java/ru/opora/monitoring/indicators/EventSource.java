package ru.opora.monitoring.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.events.HeldEvents;
import ru.opora.events.HeldEvents.Known;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/**
 * Events: how many that were held in the round a school came to, and what share of those it was invited to. Nothing is known of a
 * school that was invited to none.
 */
@Component
class EventSource implements IndicatorSource {

    static final String ATTENDED = "events.attended";
    static final String SHARE = "events.attendedShare";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final HeldEvents events;

    EventSource(HeldEvents events) {
        this.events = events;
    }

    @Override
    public List<Offer> offers() {
        return List.of(
                new Offer(
                        ATTENDED,
                        Map.of("ru", "Посещенные мероприятия", "en", "Events that the school came to"),
                        "шт."),
                new Offer(
                        SHARE,
                        Map.of("ru", "Посещено из проведенных с приглашением", "en", "Came to, of those invited to"),
                        "%"));
    }

    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        return events.within(place.path(), from, to)
                .map(known -> new Value(known.organization(), value(key, known), trace(known, from, to)));
    }

    private static BigDecimal value(String key, Known known) {
        BigDecimal attended = BigDecimal.valueOf(known.attended());
        return key.equals(ATTENDED)
                ? attended
                : attended.multiply(HUNDRED).divide(BigDecimal.valueOf(known.invited()), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, String> trace(Known known, LocalDate from, LocalDate to) {
        return IndicatorSource.trace(
                "Мероприятия с %s по %s: школа была на %d из %d, на которые ее пригласили и которые состоялись",
                "Events from %s to %s: the school came to %d of %d that it was invited to and that took place",
                IndicatorSource.day(from),
                IndicatorSource.day(to),
                known.attended(),
                known.invited());
    }
}
