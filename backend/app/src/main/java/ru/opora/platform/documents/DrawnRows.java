package ru.opora.platform.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Splits tables drawn with pipes, as Markdown has them. */
final class DrawnRows {
    private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

    private DrawnRows() {}

    /** Whether a line, trimmed, begins and ends with a pipe. */
    static boolean isRow(String line) {
        String text = line.strip();
        return text.length() > 1 && text.charAt(0) == '|' && text.charAt(text.length() - 1) == '|';
    }

    private static boolean isRule(String line) {
        return line.indexOf('-') >= 0 && line.chars().allMatch(c -> " \t|:=+-".indexOf(c) >= 0);
    }

    static List<List<String>> split(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            if (!isRule(line)) {
                String inner = line.strip();
                inner = inner.substring(1, inner.length() - 1);
                rows.add(Arrays.stream(PIPE.split(inner, -1))
                        .map(cell -> cell.replace("\\|", "|"))
                        .toList());
            }
        }
        return rows;
    }
}
