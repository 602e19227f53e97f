package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.forms.FormBook.Column;
import ru.opora.monitoring.forms.FormView.Cell;
import ru.opora.monitoring.forms.FormView.Line;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** Understands a filled workbook. Nothing is written: cells that differ are proposed, faulty rows are told. */
final class FormBookReading {

    /** Fifteen digits of a number as small as a sheet writes out have twenty-four decimals. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,24})?");

    /** What a cell keeps; a sheet stores 1/3 with fifteen digits. */
    private static final int DECIMALS = 6;

    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_EVIDENCE = 2000;
    private static final int MOST_FAULTS = 500;

    /** What a workbook says: the cells that differ from the form, and the rows that cannot be understood. */
    @Schema(name = "MonitoringWorkbook")
    record Read(
            List<CellInput> cells,
            List<Fault> faults,

            @Schema(description = "Rows that say what the form says already")
            int same) {}

    /** A row that cannot be understood. */
    @Schema(name = "MonitoringWorkbookFault")
    record Fault(
            @Schema(description = "Row of the sheet, counted from 1")
            int row,

            String key,
            Reason reason,
            String text) {}

    /** Why. */
    @Schema(
            name = "MonitoringWorkbookReason",
            description =
                    "UNKNOWN: no such code in this round; NUMBER: no number; BOTH: a value and a reason why there is none; TWICE: the code stood above already; LONG: the text is too long")
    enum Reason {
        UNKNOWN,
        NUMBER,
        BOTH,
        TWICE,
        LONG
    }

    /** A cell of the form. */
    private record Place(UUID indicator, Cell cell) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<CellInput> cells = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int same;

    private FormBookReading(FormView form) {
        for (Line line : form.lines()) {
            if (line.definition().origin() != Origin.FORMULA) {
                line.cells().forEach(cell -> places.put(FormBook.key(line, cell), new Place(line.indicatorId(), cell)));
            }
        }
    }

    static Read of(FormView form, SourceDocument document) {
        FormBookReading reading = new FormBookReading(form);
        boolean found = false;
        for (var block : document.blocks()) {
            if (block instanceof SourceTable table) {
                found |= reading.table(table);
            }
        }
        if (!found) {
            throw ProblemException.of(ProblemType.WORKBOOK_NOT_A_FORM);
        }
        return new Read(reading.cells, reading.faults, reading.same);
    }

    private boolean table(SourceTable table) {
        Map<Column, Integer> columns = Map.of();
        for (SourceRow row : table.rows()) {
            if (columns.isEmpty()) {
                columns = columns(row);
            } else {
                row(row, columns);
            }
        }
        return !columns.isEmpty();
    }

    /** The row of headers names at least the code and the value; columns may have been moved or added. */
    private static Map<Column, Integer> columns(SourceRow row) {
        Map<Column, Integer> found = new EnumMap<>(Column.class);
        for (SourceCell cell : row.cells()) {
            for (Column column : Column.values()) {
                if (column.isHeader(cell.text().strip())) {
                    found.putIfAbsent(column, cell.column());
                }
            }
        }
        return found.containsKey(Column.KEY) && found.containsKey(Column.VALUE) ? found : Map.of();
    }

    private void row(SourceRow row, Map<Column, Integer> columns) {
        String key = text(row, columns, Column.KEY).toLowerCase(Locale.ROOT);
        if (key.isEmpty()) {
            return;
        }
        Place place = places.get(key);
        if (place == null) {
            fault(row, key, Reason.UNKNOWN, key);
            return;
        }
        if (!seen.add(key)) {
            fault(row, key, Reason.TWICE, key);
            return;
        }
        cell(row, key, place, columns);
    }

    private void cell(SourceRow row, String key, Place place, Map<Column, Integer> columns) {
        String written = text(row, columns, Column.VALUE);
        // A column that was taken out says nothing: what the form has stays, unless a value takes the place of the
        // reason.
        String missing = columns.containsKey(Column.MISSING) || !written.isEmpty()
                ? text(row, columns, Column.MISSING)
                : orEmpty(place.cell().missing());
        String evidence = columns.containsKey(Column.EVIDENCE)
                ? text(row, columns, Column.EVIDENCE)
                : orEmpty(place.cell().evidence());
        BigDecimal value = number(written);
        if (!written.isEmpty() && value == null) {
            fault(row, key, Reason.NUMBER, written);
        } else if (value != null && !missing.isEmpty()) {
            fault(row, key, Reason.BOTH, missing);
        } else if (missing.length() > LONGEST_REASON || evidence.length() > LONGEST_EVIDENCE) {
            fault(row, key, Reason.LONG, "");
        } else {
            propose(place, value, orNull(missing), orNull(evidence));
        }
    }

    private void propose(Place place, @Nullable BigDecimal value, @Nullable String missing, @Nullable String evidence) {
        Cell now = place.cell();
        boolean sameValue =
                value == null ? now.value() == null : now.value() != null && value.compareTo(now.value()) == 0;
        if (sameValue
                && java.util.Objects.equals(missing, now.missing())
                && java.util.Objects.equals(evidence, now.evidence())) {
            same++;
            return;
        }
        cells.add(new CellInput(
                place.indicator(),
                now.breakdown().isEmpty() ? null : now.breakdown(),
                value,
                missing,
                evidence,
                now.fileId()));
    }

    /** As people write numbers: with a comma, with spaces between thousands, with a sign of percent. */
    static @Nullable BigDecimal number(String written) {
        String plain = written.replaceAll("[\\s\\u00a0\\u202f]", "")
                .replace('\u2212', '-')
                .replace(',', '.')
                .replaceFirst("%$", "");
        if (!NUMBER.matcher(plain).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(plain);
        return number.scale() <= DECIMALS ? number : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private void fault(SourceRow row, String key, Reason reason, String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(row.number(), key, reason, text));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(SourceRow row, Map<Column, Integer> columns, Column column) {
        Integer at = columns.get(column);
        return at == null
                ? ""
                : row.cells().stream()
                        .filter(cell -> cell.column() == at && !cell.continued())
                        .map(cell -> cell.text().strip())
                        .findFirst()
                        .orElse("");
    }
}
