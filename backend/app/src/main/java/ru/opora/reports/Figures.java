package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.DatabaseScope;

/** All figures there are, whichever source they come from. */
@Component
class Figures {

    private final Map<String, FigureSource> sources = new LinkedHashMap<>();
    private final Map<String, FigureSource.Unit> units = new LinkedHashMap<>();

    Figures(List<FigureSource> beans) {
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

    List<Known> all() {
        return units.keySet().stream()
                .map(code -> new Known(code, unit(code), ReportWords.names(code)))
                .toList();
    }

    boolean has(String code) {
        return sources.containsKey(code);
    }

    /** Of a code that is not known any more: a count. */
    FigureSource.Unit unit(String code) {
        return units.getOrDefault(code, FigureSource.Unit.COUNT);
    }

    /** The figures of these codes, each source asked once. */
    Flux<FigureSource.Value> values(Set<String> codes, List<UUID> organizations, FigureSource.About about) {
        Set<FigureSource> asked =
                codes.stream().filter(this::has).map(sources::get).collect(Collectors.toSet());
        return Flux.fromIterable(asked)
                .concatMap(source -> DatabaseScope.system(source.values(organizations, about)))
                .filter(value -> codes.contains(value.code()));
    }

    Flux<FigureRow> rows(UUID organization, String code, FigureSource.About about, @Nullable String after, int limit) {
        FigureSource source = sources.get(code);
        return source == null
                ? Flux.empty()
                : DatabaseScope.system(source.rows(organization, code, about, after == null ? "" : after, limit));
    }
}
