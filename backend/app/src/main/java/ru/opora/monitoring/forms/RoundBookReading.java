package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.forms.RoundBook.Column;
import ru.opora.monitoring.forms.RoundBook.Place;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** Understands a workbook of many schools: what each row says of its school, and what cannot be understood. */
final class RoundBookReading {

    private static final int LONGEST_REASON = 300;
    private static final int MOST_FAULTS = 1000;

    /** What became of a workbook. */
    @Schema(name = "MonitoringRoundWorkbook")
    record Receipt(
            @Schema(description = "Schools whose cells were written")
            int written,

            @Schema(description = "Schools of which the workbook says what their forms say already")
            int same,

            List<Fault> faults) {}

    /** A row that was not written, and why; of the row of headers: a column that was passed over. */
    @Schema(name = "MonitoringRoundWorkbookFault")
    record Fault(
            @Schema(description = "Row of the sheet, counted from 1")
            int row,

            @Schema(description = "As printed; empty for a column")
            String school,

            @Schema(description = "Code of the cell; empty: the row as a whole")
            String key,

            Reason reason,
            String text) {}

    /** Why. */
    @Schema(
            name = "MonitoringRoundWorkbookReason",
            description =
                    "UNKNOWN: no such code in this round; SCHOOL: no school of this round in which the caller writes; TWICE: the school stood above already; VERSION: somebody has changed the form since the workbook was made; LOCKED: it is confirmed; NUMBER: neither a number nor a reason that begins with «нет:»; LONG: the text is too long; OTHER: the form was refused, and has to be filled in by itself")
    enum Reason {
        UNKNOWN,
        SCHOOL,
        TWICE,
        VERSION,
        LOCKED,
        NUMBER,
        LONG,
        OTHER
    }

    /** What a cell says: a value, or why there is none. */
    record Said(@Nullable BigDecimal value, @Nullable String missing) {}

    /**
     * What a row says.
     *
     * @param version of the form the workbook was made from; null: the row does not say it
     */
    record Row(
            int number, UUID school, String name, @Nullable Long version, Map<Place, Said> cells) {

        Fault fault(Reason reason) {
            return new Fault(number, name, "", reason, "");
        }
    }

    private final Map<String, Place> places;
    private final Map<Integer, Place> columns = new HashMap<>();
    private final Map<Column, Integer> heads = new HashMap<>();
    private final Set<UUID> seen = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean isUnderstood;

    private RoundBookReading(KnownRound round) {
        this.places = RoundBook.places(round).stream().collect(Collectors.toMap(Place::key, Function.identity()));
    }

    static RoundBookReading of(KnownRound round, SourceDocument document) {
        RoundBookReading reading = new RoundBookReading(round);
        document.blocks().stream()
                .filter(SourceTable.class::isInstance)
                .map(SourceTable.class::cast)
                .forEach(reading::table);
        if (!reading.isUnderstood) {
            throw ProblemException.of(ProblemType.WORKBOOK_NOT_A_FORM);
        }
        return reading;
    }

    /** Rows without a fault. */
    List<Row> rows() {
        return rows;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Each has headers of its own; one without the codes of schools is something else, and passed over. */
    private void table(SourceTable table) {
        columns.clear();
        heads.clear();
        table.rows().forEach(this::row);
        isUnderstood |= !columns.isEmpty();
    }

    private void row(SourceRow row) {
        Map<Integer, String> texts = row.cells().stream()
                .filter(cell -> !cell.continued() && !cell.text().isBlank())
                .collect(Collectors.toMap(
                        SourceCell::column, cell -> cell.text().strip(), (first, second) -> first, LinkedHashMap::new));
        if (columns.isEmpty()) {
            headers(row.number(), texts);
        } else if (!text(texts, Column.ID).isEmpty()) {
            school(row.number(), texts);
        }
    }

    private void headers(int number, Map<Integer, String> texts) {
        texts.forEach((at, text) -> {
            for (Column column : Column.values()) {
                if (column.isHeader(text)) {
                    heads.putIfAbsent(column, at);
                }
            }
        });
        if (!heads.containsKey(Column.ID)) {
            heads.clear();
            return;
        }
        texts.forEach((at, text) -> {
            Place place = places.get(text.toLowerCase(Locale.ROOT));
            if (place != null && !columns.containsValue(place)) {
                columns.put(at, place);
            } else if (!heads.containsValue(at)) {
                fault(new Fault(number, "", text, Reason.UNKNOWN, text));
            }
        });
    }

    private void school(int number, Map<Integer, String> texts) {
        String name = text(texts, Column.NAME);
        UUID school = id(text(texts, Column.ID));
        if (school == null) {
            fault(new Fault(number, name, "", Reason.SCHOOL, text(texts, Column.ID)));
            return;
        }
        if (!seen.add(school)) {
            fault(new Fault(number, name, "", Reason.TWICE, ""));
            return;
        }
        boolean[] whole = {true};
        Map<Place, Said> said = new LinkedHashMap<>();
        columns.forEach((at, place) -> {
            String text = texts.get(at);
            if (text != null) {
                Said one = said(number, name, place, text);
                if (one == null) {
                    whole[0] = false;
                } else {
                    said.put(place, one);
                }
            }
        });
        // All of a school or nothing: half of a row would look as if all of it were there.
        if (whole[0]) {
            BigDecimal version = FormBookReading.number(text(texts, Column.VERSION));
            rows.add(new Row(number, school, name, version == null ? null : version.longValue(), said));
        }
    }

    private @Nullable Said said(int number, String name, Place place, String text) {
        BigDecimal value = FormBookReading.number(text);
        if (value != null) {
            return new Said(value, null);
        }
        String reason = RoundBook.reason(text);
        if (reason == null || reason.isEmpty()) {
            fault(new Fault(number, name, place.key(), Reason.NUMBER, text));
            return null;
        }
        if (reason.length() > LONGEST_REASON) {
            fault(new Fault(number, name, place.key(), Reason.LONG, ""));
            return null;
        }
        return new Said(null, reason);
    }

    private void fault(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private String text(Map<Integer, String> texts, Column column) {
        Integer at = heads.get(column);
        return at == null ? "" : texts.getOrDefault(at, "");
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
