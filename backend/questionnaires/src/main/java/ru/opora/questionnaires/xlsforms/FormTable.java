package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ru.opora.questionnaires.Characters;

/**
 * A sheet of texts.
 *
 * @param rows the rows with content
 */
record FormTable(String name, List<Row> rows) {

    FormTable {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number from 1, as the program shows it
     * @param cells texts by column from 0, none of them blank
     */
    record Row(int number, Map<Integer, String> cells) {}

    /** Collects rows within the limits. */
    static final class Builder {
        static final int ROWS = 20_000;
        static final int COLUMNS = 500;
        private static final int CELLS = 200_000;
        private static final int CELL = 32_767;
        private static final String UNSEEN = "[\\p{Cntrl}\\p{Cs}\ufffe\uffff&&[^\t\n]]";

        private final List<Row> rows = new ArrayList<>();
        private int cells;

        void add(int number, Map<Integer, String> row) {
            TreeMap<Integer, String> kept = new TreeMap<>();
            row.forEach((column, text) -> {
                String tidy = tidy(text);
                if (!tidy.isEmpty()) {
                    kept.put(column, tidy.length() > CELL ? tidy.substring(0, CELL) : tidy);
                }
            });
            cells += kept.size();
            if (kept.isEmpty()) {
                return;
            }
            if (rows.size() >= ROWS || cells > CELLS || kept.lastKey() >= COLUMNS) {
                throw new XlsFormRefused(XlsFormCode.TOO_LARGE, "rows, cells or columns");
            }
            rows.add(new Row(number, kept));
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        /**
         * What can't be seen is no content: no-break spaces at the ends, marks of byte order, control characters. A vertical
         * tab is how Word ends a line within a paragraph.
         */
        private static String tidy(String text) {
            String lines = text.replace("\ufeff", "").replace("\r\n", "\n").replaceAll("[\\r\\u000b]", "\n");
            String seen = Characters.areFine(lines) ? lines : lines.replaceAll(UNSEEN, "");
            return seen.replaceAll("^[\\s\\u00a0]+|[\\s\\u00a0]+$", "");
        }

        FormTable build(String name) {
            return new FormTable(name, rows);
        }
    }
}
