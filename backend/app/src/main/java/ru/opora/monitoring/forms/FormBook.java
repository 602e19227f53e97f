package ru.opora.monitoring.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.forms.FormView.Cell;
import ru.opora.monitoring.forms.FormView.Line;
import ru.opora.monitoring.indicators.IndicatorDefinition.Breakdown;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.platform.documents.writing.ListExport;

/** A form as a workbook: a row for each cell, which comes back by its code. */
final class FormBook {

    /** The headers that are read back, in both languages; the order is that of the columns. */
    enum Column {
        KEY("Код", "Code"),
        TITLE("Показатель", "Indicator"),
        PART("Разрез", "Part"),
        UNIT("Единица", "Unit"),
        VALUE("Значение", "Value"),
        MISSING("Почему нет данных", "Why there is no value"),
        EVIDENCE("Подтверждение", "Evidence"),
        PREVIOUS("Прошлый этап", "Round before");

        private final String russian;
        private final String english;

        Column(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        String header(Locale locale) {
            return locale.getLanguage().equals("en") ? english : russian;
        }

        boolean isHeader(String text) {
            return text.equalsIgnoreCase(russian) || text.equalsIgnoreCase(english);
        }
    }

    private FormBook() {}

    /** What a cell is called in a workbook: {@code code} or {@code code/part}. */
    static String key(Line line, Cell cell) {
        return cell.breakdown().isEmpty() ? line.code() : line.code() + "/" + cell.breakdown();
    }

    static byte[] of(FormView form, Locale locale) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Line line : form.lines()) {
            if (line.definition().origin() != Origin.FORMULA) {
                line.cells().forEach(cell -> rows.add(row(line, cell)));
            }
        }
        List<String> headers = java.util.Arrays.stream(Column.values())
                .map(column -> column.header(locale))
                .collect(Collectors.toList());
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new ListExport(form.school().name(), headers, rows).xlsx(out);
            return out.toByteArray();
        }
    }

    private static List<@Nullable Object> row(Line line, Cell cell) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(key(line, cell));
        row.add(line.definition().title());
        row.add(line.definition().breakdowns().stream()
                .filter(part -> part.key().equals(cell.breakdown()))
                .map(Breakdown::title)
                .findFirst()
                .orElse(""));
        row.add(line.definition().unit());
        row.add(cell.value());
        row.add(cell.missing());
        row.add(cell.evidence());
        row.add(cell.previous());
        return row;
    }
}
