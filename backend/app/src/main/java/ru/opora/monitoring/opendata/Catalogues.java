package ru.opora.monitoring.opendata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.opendata.Catalogue.DataSet;
import ru.opora.monitoring.opendata.Catalogue.Distribution;
import ru.opora.monitoring.opendata.CatalogueQueries.Round;
import ru.opora.platform.security.Caller;

/** Says which sets of data there are for the caller, and where each can be had in which form. */
@Service
class Catalogues {

    private static final String MEDIA = "https://www.iana.org/assignments/media-types/";
    private static final String SDMX = "https://sdmx.org/?page_id=5008";
    private static final List<String> LISTS = List.of("application/json", "application/x-ndjson", "text/csv");

    private final CatalogueQueries queries;
    private final OpenDataProperties properties;
    private final String api;

    Catalogues(
            CatalogueQueries queries, OpenDataProperties properties, @Value("${opora.public-url}") String publicUrl) {
        this.queries = queries;
        this.properties = properties;
        this.api = publicUrl + "/api/v1";
    }

    Mono<Catalogue> of(Caller caller) {
        return Mono.zip(queries.rounds(caller), queries.indicators(caller), queries.assessments(caller))
                .map(read ->
                        catalogue(read.getT1(), read.getT2().at(), read.getT3().at()));
    }

    private Catalogue catalogue(List<Round> rounds, @Nullable Instant indicators, @Nullable Instant assessments) {
        Instant measured =
                rounds.stream().map(Round::modified).max(Instant::compareTo).orElse(null);
        List<DataSet> sets = new ArrayList<>();
        sets.add(list(
                "indicators",
                Map.of("ru", "Показатели мониторинга", "en", "Indicators of monitoring"),
                Map.of("ru", "Определения, единицы, цели и пороги", "en", "Definitions, units, targets and thresholds"),
                indicators));
        sets.add(list(
                "monitoring-rounds",
                Map.of("ru", "Этапы мониторинга", "en", "Rounds of monitoring"),
                Map.of(
                        "ru",
                        "Когда, что и в скольких школах измерено",
                        "en",
                        "When what was measured in how many schools"),
                measured));
        sets.add(list(
                "assessments",
                Map.of("ru", "Оценочные процедуры", "en", "Assessments"),
                Map.of(
                        "ru",
                        "ВПР, ОГЭ, ЕГЭ и диагностические работы; результаты — у каждой процедуры",
                        "en",
                        "Examinations and diagnostic works; the results stand with each"),
                assessments));
        rounds.forEach(round -> sets.add(values(round)));
        return new Catalogue(
                Catalogue.words(),
                api + "/catalogue",
                "dcat:Catalog",
                Map.of("ru", "Данные мониторинга", "en", "Data of monitoring"),
                new Catalogue.Publisher("foaf:Agent", properties.publisher()),
                license(),
                Stream.of(measured, indicators, assessments)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                sets);
    }

    private DataSet list(
            String name, Map<String, String> title, Map<String, String> description, @Nullable Instant modified) {
        return new DataSet(
                api + "/catalogue#" + name,
                "dcat:Dataset",
                name,
                title,
                description,
                modified,
                null,
                license(),
                distributions(api + "/" + name));
    }

    private DataSet values(Round round) {
        List<Distribution> all = new ArrayList<>(distributions(api + "/indicator-values?round=" + round.id()));
        String place = api + "/monitoring-rounds/" + round.id();
        all.add(new Distribution("dcat:Distribution", place + "/sdmx-data", MEDIA + SdmxController.DATA, SDMX));
        all.add(new Distribution(
                "dcat:Distribution", place + "/sdmx-structure", MEDIA + SdmxController.STRUCTURE, SDMX));
        return new DataSet(
                api + "/catalogue#round-" + round.id(),
                "dcat:Dataset",
                "round-" + round.id(),
                Map.of("ru", "Значения показателей: " + round.title()),
                Map.of("ru", "Значения школ в этапе мониторинга; владелец этапа: " + round.owner()),
                round.modified(),
                new Catalogue.Period("dct:PeriodOfTime", round.opensOn(), round.closesOn()),
                license(),
                all);
    }

    private static List<Distribution> distributions(String address) {
        return LISTS.stream()
                .map(media -> new Distribution("dcat:Distribution", address, MEDIA + media, null))
                .toList();
    }

    private @Nullable String license() {
        String license = properties.license();
        return license == null || license.isBlank() ? null : license;
    }
}
