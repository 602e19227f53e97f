package ru.opora.roadmaps.importing.source;

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
    /** Lines that one row may run over. */
    private static final int ROW_LINES = 60;

    private static final Pattern HEADING = Pattern.compile(
            "(\\d{1,2}(\\.\\d{1,2})*[.)]?\\s+\\p{Lu}|[IVXХ]{1,5}[.)]?\\s|(?i:раздел|этап|задача|направление|блок|модуль|цель|мероприятия)\\b).*",
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
        private final List<String> rows = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private int at;

        Assembly(List<String> lines, int first, int last) {
            this.lines = lines;
            this.last = last;
            this.width = width(lines.subList(first, last));
            // Lines above belong to the table when together with the first tabbed ones they make exactly a row.
            int start = first;
            if (first > 0 && tabs(lines.get(first)) < width && joinedTo(first, last) < 0 && joinedTo(0, last) > 0) {
                start = 0;
            } else if (first > 0 && lines.get(first - 1).strip().equals("№")) {
                start = first - 1;
            }
            this.before = lines.subList(0, start);
            this.at = start;
        }

        /** The number of tabs most rows have; of equally frequent ones the larger. */
        private static int width(List<String> lines) {
            int most = lines.stream().mapToInt(TabbedRows::tabs).max().orElse(0);
            if (most >= Limits.COLUMNS) {
                throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
            }
            int[] frequency = new int[most + 1];
            lines.forEach(line -> frequency[tabs(line)]++);
            int width = most;
            for (int tabs = most; tabs > 0; tabs--) {
                width = frequency[tabs] > frequency[width] ? tabs : width;
            }
            // Rows broken over lines have few tabs each and may be many: trust a fuller width that occurs at all often.
            for (int tabs = most; tabs > width; tabs--) {
                if (frequency[tabs] * 4 >= frequency[width] && frequency[tabs] > 1) {
                    return tabs;
                }
            }
            return width;
        }

        TabbedRows assemble() {
            while (at < last) {
                int end = at > 0 && lines.get(at).strip().equals("№") ? at + 2 : joinedTo(at, last);
                if (end > at + 1) {
                    rows.add(String.join("\n", lines.subList(at, end)));
                    at = end;
                } else {
                    single(lines.get(at++));
                }
            }
            lines.subList(last, lines.size()).forEach(this::trailing);
            List<List<String>> cells = new ArrayList<>();
            for (String row : rows) {
                cells.add(Arrays.asList(row.split("\t", -1)));
            }
            return new TabbedRows(before, cells, after);
        }

        /** The line after a row that begins at the given one and runs over lines; -1 when none fits exactly. */
        private int joinedTo(int from, int to) {
            int sum = tabs(lines.get(from));
            if (sum >= width
                    || (sum == 0 && HEADING.matcher(lines.get(from).strip()).matches())) {
                return -1;
            }
            for (int next = from + 1; next < Math.min(to, from + ROW_LINES); next++) {
                int tabs = tabs(lines.get(next));
                if (sum + tabs > width || (sum == 0 && tabs == width)) {
                    return -1;
                }
                sum += tabs;
                if (sum == width) {
                    return next + 1;
                }
            }
            return -1;
        }

        /** A line that makes no row with those after it. */
        private void single(String line) {
            if (tabs(line) == 0 && continuesRow(line)) {
                appendToLast(line);
            } else {
                if (rows.size() >= Limits.ROWS) {
                    throw SourceRefused.tooComplex("rows", Limits.ROWS);
                }
                rows.add(line + "\t".repeat(Math.max(0, width - tabs(line))));
            }
        }

        /** Whether a line without tabs between two rows goes on in the last cell of the row before, or is a row of its own. */
        private boolean continuesRow(String line) {
            if (rows.isEmpty()) {
                return false;
            }
            String text = line.strip();
            String row = rows.get(rows.size() - 1).strip();
            boolean unfinished = !row.isEmpty() && ",;:-–(«/".indexOf(row.charAt(row.length() - 1)) >= 0;
            if (unfinished || Character.isLowerCase(text.codePointAt(0))) {
                return true;
            }
            boolean wordy = text.split("\\s+").length >= 3;
            return !wordy && !HEADING.matcher(text).matches();
        }

        private void appendToLast(String line) {
            String row = rows.get(rows.size() - 1) + "\n" + line;
            Budget.piece(row.length());
            rows.set(rows.size() - 1, row);
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
