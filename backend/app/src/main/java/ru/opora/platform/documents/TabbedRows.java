package ru.opora.platform.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts the lines of a pasted table together to rows: a cell of several paragraphs runs over several lines, and a row
 * merged over all columns comes without a tab.
 *
 * @param before lines above the table
 * @param rows the cells of each row
 * @param after lines below the table
 */
record TabbedRows(List<String> before, List<List<String>> rows, List<String> after) {
    private static final Pattern HEADING = Pattern.compile(
            "(\\d{1,2}(\\.\\d{1,2})*[.)]?\\s+\\p{Lu}|[IVXХ]{1,5}[.)]?\\s|(?iu:раздел|этап|задача|направление|блок|модуль|цель|мероприятия)(?!\\p{L})).*",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    static TabbedRows assemble(List<String> lines) {
        int first = 0;
        int last = lines.size();
        while (first < last && tabs(lines.get(first)) == 0) {
            first++;
        }
        if (first == last) {
            return new TabbedRows(lines, List.of(), List.of());
        }
        while (tabs(lines.get(last - 1)) == 0) {
            last--;
        }
        return new Assembly(lines, first, last).assemble();
    }

    /** Whether a line without tabs reads like the heading of a section. */
    static boolean isHeading(String line) {
        return HEADING.matcher(line.strip()).matches();
    }

    static int tabs(String line) {
        int tabs = 0;
        for (int at = line.indexOf('\t'); at >= 0; at = line.indexOf('\t', at + 1)) {
            tabs++;
        }
        return tabs;
    }

    private static final class Assembly {
        private final List<String> lines;
        private final int last;
        private final int width;
        private final List<String> before;
        private final List<StringBuilder> rows = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private int at;

        Assembly(List<String> lines, int first, int last) {
            this.lines = lines;
            this.last = last;
            this.width = RowWidth.of(lines.subList(first, last));
            // Lines above belong to the table when together with the first tabbed ones they make exactly a row.
            int start = first;
            if (first > 0
                    && tabs(lines.get(first)) < width
                    && RowWidth.joinedTo(lines, first, last, width) < 0
                    && RowWidth.joinedTo(lines, 0, last, width) > 0) {
                start = 0;
            } else if (first > 0 && lines.get(first - 1).strip().equals("№")) {
                start = first - 1;
            }
            this.before = lines.subList(0, start);
            this.at = start;
        }

        TabbedRows assemble() {
            while (at < last) {
                boolean numberSign = lines.get(at).strip().equals("№") && at + 1 < last;
                int end = numberSign ? at + 2 : RowWidth.joinedTo(lines, at, last, width);
                if (end > at + 1) {
                    rows.add(new StringBuilder(String.join("\n", lines.subList(at, end))));
                    at = end;
                } else {
                    single(lines.get(at++));
                }
            }
            lines.subList(last, lines.size()).forEach(this::trailing);
            List<List<String>> cells = new ArrayList<>();
            for (StringBuilder row : rows) {
                cells.add(Arrays.asList(row.toString().split("\t", -1)));
            }
            return new TabbedRows(before, cells, after);
        }

        /** A line that makes no row with those after it. */
        private void single(String line) {
            if (tabs(line) == 0 && continuesRow(line)) {
                appendToLast(line);
            } else {
                if (rows.size() >= Limits.ROWS) {
                    throw SourceRefused.tooComplex("rows", Limits.ROWS);
                }
                rows.add(new StringBuilder(line).append("\t".repeat(Math.max(0, width - tabs(line)))));
            }
        }

        /** Whether a line without tabs between two rows goes on in the last cell of the row before, or is a row of its own. */
        private boolean continuesRow(String line) {
            if (rows.isEmpty()) {
                return false;
            }
            String text = line.strip();
            StringBuilder row = rows.get(rows.size() - 1);
            boolean unfinished = !row.isEmpty() && ",;:-–(«/".indexOf(row.charAt(row.length() - 1)) >= 0;
            if (unfinished || Character.isLowerCase(text.codePointAt(0))) {
                return true;
            }
            boolean wordy = text.split("\\s+", -1).length >= 3;
            return !wordy && !isHeading(text);
        }

        private void appendToLast(String line) {
            StringBuilder row = rows.get(rows.size() - 1).append('\n').append(line);
            Budget.piece(row.length());
        }

        private void trailing(String line) {
            if (after.isEmpty() && Character.isLowerCase(line.strip().codePointAt(0)) && continuesRow(line)) {
                appendToLast(line);
            } else {
                after.add(line);
            }
        }
    }
}
