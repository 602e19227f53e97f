package ru.opora.platform.documents;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads separated values; row numbers are those of the records, empty ones counted. */
final class CsvTable {
    /** The likeliest first: Excel in Russia writes semicolons. */
    private static final char[] SEPARATORS = {';', '\t', ',', '|'};

    private static final int SAMPLE = 64 * 1024;
    private static final int SAMPLE_ROWS = 100;
    private static final int BUFFER = 4 * Limits.MEGABYTE;

    private CsvTable() {}

    static SourceDocument read(String text, SourceSize size) {
        String body = text;
        char separator = ' ';
        if (text.startsWith("sep=") && text.length() > 5) {
            // Excel's own way to name the separator.
            separator = text.charAt(4);
            body = text.substring(text.indexOf('\n') + 1);
        } else {
            separator = separator(text);
        }
        try {
            return new SourceDocument(SourceFormat.CSV, rows(body, separator, size));
        } catch (CsvParseException e) {
            // Broken quotes are forgiven by the library: what is left are its limits.
            throw SourceRefused.tooComplex("charactersOfOneCell", Limits.TEXT);
        }
    }

    private static List<SourceBlock> rows(String text, char separator, SourceSize size) {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Budget reading = new Budget(size);
        int width = 0;
        int number = 0;
        for (CsvRecord record : reader(text, separator)) {
            number++;
            List<String> row = new ArrayList<>();
            int filled = 0;
            for (String field : record.getFields()) {
                String value = Texts.tidyCell(field);
                row.add(value);
                filled = value.isEmpty() ? filled : row.size();
                reading.cellAhead(row.size() > Limits.COLUMNS && filled < row.size() ? 0 : row.size());
            }
            if (filled > 0) {
                reading.row();
                rows.add(row);
                numbers.add(number);
                width = Math.max(width, filled);
            }
        }
        return rows.isEmpty() ? List.of() : List.of(layOut(rows, numbers, width, size));
    }

    /** Columns on the right in which nothing is written are left out. */
    private static SourceTable layOut(List<List<String>> rows, List<Integer> numbers, int width, SourceSize size) {
        TableBuilder table = new TableBuilder(new Budget(size));
        for (int i = 0; i < rows.size(); i++) {
            table.startRow(numbers.get(i), false);
            List<String> row = rows.get(i);
            for (String cell : row.subList(0, Math.min(width, row.size()))) {
                table.cell(1, 1, cell, false);
            }
        }
        return table.build("", GridEdges.unknown());
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(BUFFER)
                .ofCsvRecord(text);
    }

    /** The separator by which most rows have the same number of cells, more than one. */
    static char separator(String text) {
        String sample = text;
        if (text.length() > SAMPLE) {
            int end = text.lastIndexOf('\n', SAMPLE);
            sample = text.substring(0, end > 0 ? end : SAMPLE);
        }
        char best = SEPARATORS[0];
        double bestScore = 0;
        for (char separator : SEPARATORS) {
            double score = score(sample, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String sample, char separator) {
        Map<Integer, Integer> widths = new HashMap<>();
        int rows = 0;
        try {
            for (CsvRecord record : reader(sample, separator)) {
                if (rows++ >= SAMPLE_ROWS) {
                    break;
                }
                widths.merge(record.getFieldCount(), 1, Integer::sum);
            }
        } catch (CsvParseException e) {
            return 0;
        }
        widths.remove(1);
        int same = widths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return rows == 0 ? 0 : (double) same / rows;
    }
}
