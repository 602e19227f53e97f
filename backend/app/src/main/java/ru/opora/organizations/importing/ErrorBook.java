package ru.opora.organizations.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ru.opora.platform.documents.writing.XlsxBook;
import ru.opora.platform.documents.writing.XlsxSheet;

/** The rows that were not carried out, as their author wrote them, with the reasons beside: correct and upload again. */
final class ErrorBook {

    private ErrorBook() {}

    static byte[] of(ListImport found, List<ListRowQueries.Stored> wrong, ListWords words, Locale locale)
            throws IOException {
        try (XlsxBook book = new XlsxBook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Map<Integer, XlsxSheet> sheets = new HashMap<>();
            for (ListRowQueries.Stored stored : wrong) {
                ListRow row = stored.judged().row();
                List<String> headers = headers(found, row.table());
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < headers.size(); column++) {
                    cells.add(row.cell(column));
                }
                cells.add(words.reasons(stored.judged(), locale));
                headers.add(words.say("HEADER", locale));
                sheets.computeIfAbsent(row.table(), table -> book.list(row.sheet(), headers))
                        .row(cells);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static List<String> headers(ListImport found, int table) {
        return new ArrayList<>(found.columns().stream()
                .filter(column -> column.table() == table)
                .map(ListImportView.Column::header)
                .toList());
    }
}
