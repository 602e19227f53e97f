package ru.opora.monitoring.indicators;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/** Where values of indicators come from that nobody enters; make it a bean. */
public interface IndicatorSource {

    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    /**
     * What can be had.
     *
     * @param key stays the same for ever: definitions name it
     * @param name by language
     */
    @Schema(name = "IndicatorSource")
    record Offer(
            @Schema(example = "risk.MOTIVATION") String key,
            Map<String, String> name,
            @Schema(example = "%") String unit) {}

    /**
     * What is known of a school.
     *
     * @param trace what it was made from, in words by language
     */
    record Value(UUID organization, BigDecimal value, Map<String, String> trace) {}

    /**
     * Words of a trace by language.
     *
     * @param russian a pattern of {@link String#format}; so is the English one, of the same values
     */
    static Map<String, String> trace(String russian, String english, Object... values) {
        return Map.of("ru", russian.formatted(values), "en", english.formatted(values));
    }

    /** A day as a trace says it: 01.09.2026. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    List<Offer> offers();

    /**
     * The values of schools at and below a place. A school of which nothing is known is left out; it is never zero.
     *
     * @param key one of the offers
     * @param from the first day of the period
     * @param to its last day
     */
    Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to);
}
