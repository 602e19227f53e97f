package ru.opora.monitoring.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.forms.FormQueries.Stored;
import ru.opora.monitoring.forms.FormQueries.StoredCell;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.monitoring.indicators.IndicatorDefinition.Breakdown;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.platform.documents.writing.ListExport;

/** The forms of a municipality as one workbook: a row for each school, a column for each cell, which comes back by its code. */
final class RoundBook {

    /** Excel is wider, but what is read back is not. */
    private static final int WIDEST = 480;

    /** Before a reason why there is no value, so that a slip of the pen is none. */
    private static final List<String> REASON = List.of("нет:", "no:");

    private RoundBook() {}

    /** The headers before those of the cells, in both languages. */
    enum Column {
        ID("Код школы", "Code of the school"),
        NAME("Школа", "School"),
        VERSION("Версия", "Version");

        private final String russian;
        private final String english;

        Column(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        String header(Locale locale) {
            return isEnglish(locale) ? english : russian;
        }

        boolean isHeader(String text) {
            return text.equalsIgnoreCase(russian) || text.equalsIgnoreCase(english);
        }
    }

    /** A cell that somebody may enter, of any school of the round. */
    record Place(Measured measured, String part) {

        String key() {
            return part.isEmpty() ? measured.code() : measured.code() + "/" + part;
        }

        private String title() {
            IndicatorDefinition definition = measured.definition();
            String name = definition.breakdowns().stream()
                    .filter(one -> one.key().equals(part))
                    .map(Breakdown::title)
                    .findFirst()
                    .map(title -> definition.title() + ": " + title)
                    .orElse(definition.title());
            return name + ", " + definition.unit();
        }
    }

    /** The columns of a round; of one with very many cells the wholes. */
    static List<Place> places(KnownRound round) {
        List<Place> all = round.indicators().stream()
                .filter(one -> one.definition().origin() != Origin.FORMULA)
                .flatMap(one -> Totals.parts(one.definition()).map(part -> new Place(one, part)))
                .toList();
        return all.size() <= WIDEST
                ? all
                : all.stream().filter(place -> place.part().isEmpty()).toList();
    }

    static byte[] of(
            KnownRound round, List<Stored> forms, Map<UUID, Map<Place, StoredCell>> cells, String name, Locale locale)
            throws IOException {
        List<Place> places = places(round);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<@Nullable Object> titles = new ArrayList<>(java.util.Collections.nCopies(Column.values().length, null));
        places.forEach(place -> titles.add(place.title()));
        rows.add(titles);
        for (Stored form : forms) {
            Map<Place, StoredCell> known = cells.getOrDefault(form.id(), Map.of());
            List<@Nullable Object> row = new ArrayList<>(List.of(
                    form.summary().school().id().toString(),
                    form.summary().school().name(),
                    form.version()));
            places.forEach(place -> row.add(written(known.get(place), locale)));
            rows.add(row);
        }
        List<String> headers = Stream.concat(
                        Stream.of(Column.values()).map(column -> column.header(locale)),
                        places.stream().map(Place::key))
                .toList();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new ListExport(name, headers, rows).xlsx(out);
            return out.toByteArray();
        }
    }

    private static @Nullable Object written(@Nullable StoredCell cell, Locale locale) {
        if (cell == null) {
            return null;
        }
        return cell.missing() == null ? cell.value() : REASON.get(isEnglish(locale) ? 1 : 0) + " " + cell.missing();
    }

    /** The reason that a cell's text gives why there is no value; null: it gives none. */
    static @Nullable String reason(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return REASON.stream()
                .filter(lower::startsWith)
                .map(mark -> text.substring(mark.length()).strip())
                .findFirst()
                .orElse(null);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
