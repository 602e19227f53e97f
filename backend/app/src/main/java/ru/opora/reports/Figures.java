package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;

/** All figures there are, whichever source they come from. */
@Component
class Figures {

    private final Map<String, FigureSource> sources = new LinkedHashMap<>();
    private final Map<String, FigureSource.Unit> units = new LinkedHashMap<>();

    private final List<FigureSource> open;
    private final IndicatorFigures indicators;

    Figures(List<FigureSource> beans, IndicatorFigures indicators) {
        this.open = List.copyOf(beans);
        this.indicators = indicators;
        for (FigureSource source : beans) {
            for (FigureSource.Kind kind : source.kinds()) {
                sources.put(kind.code(), source);
                units.put(kind.code(), kind.unit());
            }
        }
    }

    /** A figure that a report may hold. */
    @Schema(name = "ReportFigureKind")
    record Known(
            String code,
            FigureSource.Unit unit,

            @Schema(description = "By language") Map<String, String> name) {}

    /** Those with words of their own, then the indicators that the caller's organisations may use. */
    Flux<Known> all(Caller caller) {
        return Flux.fromIterable(units.keySet())
                .map(code -> new Known(code, unit(code), ReportWords.names(code)))
                .concatWith(indicators.offered(caller));
    }

    boolean has(String code) {
        return source(code) != null;
    }

    /** Of a code that is not known any more: a count. */
    FigureSource.Unit unit(String code) {
        FigureSource source = source(code);
        FigureSource.Unit own = source == null ? null : source.unit(code);
        return own == null ? units.getOrDefault(code, FigureSource.Unit.COUNT) : own;
    }

    /** What a figure may be: an indicator has its own ideas of much and little, and may fall below zero. */
    FigureSource.Bounds bounds(String code) {
        return source(code) == indicators
                ? IndicatorFigures.BOUNDS
                : unit(code) == FigureSource.Unit.SHARE ? FigureSource.Bounds.SHARE : FigureSource.Bounds.COUNTED;
    }

    /** What figures are called, by code and language. */
    Mono<Map<String, Map<String, String>>> names(Collection<String> codes) {
        return DatabaseScope.system(indicators.titles(codes))
                .map(titles -> codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> {
                    String title = titles.get(code);
                    return title == null ? ReportWords.names(code) : Map.of("ru", title, "en", title);
                })));
    }

    /** Those of the codes that are made from the id of something that is not there, or that the caller does not see. */
    Mono<Set<String>> missing(Collection<String> codes) {
        Set<String> made =
                codes.stream().filter(code -> !sources.containsKey(code)).collect(Collectors.toSet());
        return indicators.titles(made).map(titles -> {
            made.removeAll(titles.keySet());
            return made;
        });
    }

    private @Nullable FigureSource source(String code) {
        FigureSource named = sources.get(code);
        return named != null
                ? named
                : open.stream()
                        .filter(source -> source.unit(code) != null)
                        .findFirst()
                        .orElse(null);
    }

    /** The figures of these codes, each source asked once. */
    Flux<FigureSource.Value> values(Set<String> codes, List<UUID> organizations, FigureSource.About about) {
        Map<FigureSource, Set<String>> asked = new LinkedHashMap<>();
        for (String code : codes) {
            FigureSource source = source(code);
            if (source != null) {
                asked.computeIfAbsent(source, none -> new HashSet<>()).add(code);
            }
        }
        return Flux.fromIterable(asked.entrySet())
                .concatMap(entry -> DatabaseScope.system(entry.getKey().values(entry.getValue(), organizations, about)))
                .filter(value -> codes.contains(value.code()));
    }

    Flux<FigureRow> rows(UUID organization, String code, FigureSource.About about, @Nullable String after, int limit) {
        FigureSource source = source(code);
        return source == null
                ? Flux.empty()
                : DatabaseScope.system(source.rows(organization, code, about, after == null ? "" : after, limit));
    }
}
