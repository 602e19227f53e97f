package ru.opora.monitoring.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import ru.opora.monitoring.indicators.IndicatorSource.Offer;
import ru.opora.monitoring.indicators.IndicatorSource.Value;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/** All sources there are, by their keys. */
@Service
public class IndicatorSources {

    private final List<Offer> offers;
    private final Map<String, IndicatorSource> byKey = new HashMap<>();

    IndicatorSources(List<IndicatorSource> sources) {
        this.offers =
                sources.stream().flatMap(source -> source.offers().stream()).toList();
        sources.forEach(source -> source.offers().forEach(offer -> byKey.put(offer.key(), source)));
    }

    List<Offer> offers() {
        return offers;
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    /** What a source knows; nothing from one that is gone. */
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        IndicatorSource source = byKey.get(key);
        return source == null ? Flux.empty() : source.values(caller, place, key, from, to);
    }
}
