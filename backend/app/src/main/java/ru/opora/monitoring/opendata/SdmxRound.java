package ru.opora.monitoring.opendata;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ru.opora.monitoring.indicators.IndicatorDefinition.Breakdown;
import ru.opora.monitoring.opendata.SdmxQueries.Cell;
import ru.opora.monitoring.opendata.SdmxQueries.School;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;

/**
 * A round in the words of SDMX: what is measured (INDICATOR), where (REF_AREA: the schools), of which part (BREAKDOWN; _T is
 * the whole) and when (TIME_PERIOD: the day the round opened). An observation is known by the places of its four codes.
 */
final class SdmxRound {

    /** A code and what it is called. */
    record Code(String id, String name) {}

    /** A dimension with its codes. */
    record Dimension(String id, String name, List<Code> codes) {}

    static final String WHOLE = "_T";
    static final List<Code> STATUSES = List.of(new Code("A", "Обычное значение"), new Code("M", "Значения нет"));

    private final KnownRound round;
    private final List<Dimension> dimensions;
    private final Map<UUID, Integer> indicators = new HashMap<>();
    private final Map<UUID, Integer> schools = new HashMap<>();
    private final Map<String, Integer> parts = new HashMap<>();

    SdmxRound(KnownRound round, List<School> confirmed) {
        this.round = round;
        List<Code> measured = new ArrayList<>();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(WHOLE, "Всего");
        for (Measured one : round.indicators()) {
            indicators.put(one.id(), measured.size());
            measured.add(new Code(
                    one.code(),
                    one.definition().title() + ", " + one.definition().unit()));
            for (Breakdown part : one.definition().breakdowns()) {
                keys.putIfAbsent(part.key(), part.title());
            }
        }
        List<Code> breakdowns = new ArrayList<>();
        keys.forEach((key, title) -> {
            parts.put(key, breakdowns.size());
            breakdowns.add(new Code(key, title));
        });
        List<Code> areas = new ArrayList<>();
        for (School school : confirmed) {
            schools.put(school.form(), areas.size());
            areas.add(new Code(school.id().toString(), school.name()));
        }
        String day = round.opensOn().toString();
        dimensions = List.of(
                new Dimension("INDICATOR", "Показатель", measured),
                new Dimension("REF_AREA", "Школа", areas),
                new Dimension("BREAKDOWN", "Часть", breakdowns),
                new Dimension("TIME_PERIOD", "Дата открытия этапа", List.of(new Code(day, day))));
    }

    /** Nothing of it was confirmed so far. */
    boolean isEmpty() {
        return schools.isEmpty();
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    /** Ids of SDMX have no room for a hyphen in a version, and none for a title. */
    String structureId() {
        return "ROUND_" + round.id().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    String urn() {
        return "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=OPORA:" + structureId() + "(1.0.0)";
    }

    String title() {
        return round.title();
    }

    String begin() {
        return round.opensOn()
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }

    String end() {
        return round.closesOn()
                .plusDays(1)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }

    /** Whether the cell is of a school that was confirmed when its places were given; another one waits for the next reading. */
    boolean has(Cell cell) {
        return schools.containsKey(cell.form())
                && indicators.containsKey(cell.measured())
                && parts.containsKey(part(cell));
    }

    /** {@code "0:12:0:0":[3.5,0]}: the value, and the place of its status. */
    String observation(Cell cell) {
        String value = cell.value() == null ? "null" : cell.value().toPlainString();
        return "\"" + indicators.get(cell.measured()) + ":" + schools.get(cell.form()) + ":" + parts.get(part(cell))
                + ":0\":[" + value + "," + (cell.value() == null ? 1 : 0) + "]";
    }

    private static String part(Cell cell) {
        return cell.breakdown().isEmpty() ? WHOLE : cell.breakdown();
    }
}
