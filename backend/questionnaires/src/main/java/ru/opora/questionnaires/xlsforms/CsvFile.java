package ru.opora.questionnaires.xlsforms;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a form of separated values: one sheet after the other, each after a row with nothing but its name in the first column,
 * or the survey alone. There a row with nothing but its first cell is one of the survey («end group»), unless it names a sheet.
 */
final class CsvFile {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int BUFFER = 1 << 20;
    private static final Set<String> SHEETS =
            Set.of("survey", "choices", "settings", "external_choices", "entities", "osm", SurveyColumns.FACTORS_SHEET);

    private CsvFile() {}

    static FormWorkbook read(byte[] file) {
        String text = decode(file);
        if (text.indexOf('\0') >= 0) {
            throw new XlsFormRefused(XlsFormCode.NOT_A_WORKBOOK, "");
        }
        List<FormTable> sheets = sheets(text, separator(text));
        return new FormWorkbook(sheets, false);
    }

    private static String decode(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1251"));
        }
    }

    /** The one that cuts the first lines into most pieces. */
    private static char separator(String text) {
        String sample = text.substring(0, Math.min(text.length(), 4_000));
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = sample.chars().filter(c -> c == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    private static List<FormTable> sheets(String text, char separator) {
        List<FormTable> sheets = new ArrayList<>();
        FormTable.Builder table = new FormTable.Builder();
        String name = "survey";
        boolean named = false;
        try (CsvReader<CsvRecord> reader = reader(text, separator)) {
            int row = 0;
            for (CsvRecord line : reader) {
                row++;
                String first = line.getFieldCount() == 0 ? "" : line.getField(0).strip();
                boolean alone = line.getFields().stream().skip(1).allMatch(String::isBlank);
                boolean begins = named || table.isEmpty() || SHEETS.contains(first.toLowerCase(Locale.ROOT));
                if (!first.isEmpty() && alone && begins) {
                    addIfFilled(sheets, table.build(name));
                    table = new FormTable.Builder();
                    name = first;
                    named = true;
                } else {
                    table.add(row, cells(line, named ? 1 : 0));
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "csv");
        }
        addIfFilled(sheets, table.build(name));
        return sheets;
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

    private static void addIfFilled(List<FormTable> sheets, FormTable table) {
        if (!table.rows().isEmpty()) {
            sheets.add(table);
        }
    }

    private static TreeMap<Integer, String> cells(CsvRecord line, int from) {
        TreeMap<Integer, String> cells = new TreeMap<>();
        for (int i = from; i < Math.min(line.getFieldCount(), FormTable.Builder.COLUMNS); i++) {
            cells.put(i, line.getField(i));
        }
        return cells;
    }
}
