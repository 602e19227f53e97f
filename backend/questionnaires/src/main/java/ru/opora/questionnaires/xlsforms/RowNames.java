package ru.opora.questionnaires.xlsforms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;

/** The names of the survey's rows. In a form they are unique within their group, here within the questionnaire. */
final class RowNames {

    /** Room for a number behind it. */
    private static final int MADE = Limits.NAME - 5;

    private final Columns columns;
    /** All that stand in the form or were made, in small letters. */
    private final Set<String> known = new HashSet<>();

    private final Set<String> repeated = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, FormTable.Row> rows = new HashMap<>();

    RowNames(Columns columns) {
        this.columns = columns;
        for (FormTable.Row row : columns.rows()) {
            String name = columns.text(row, "name");
            String type = columns.text(row, "type");
            boolean ends = type != null && type.toLowerCase(Locale.ROOT).startsWith("end");
            if (name != null && !ends && !known.add(small(name))) {
                repeated.add(small(name));
            }
        }
    }

    /** The name of a row: its own, or one that is free. */
    String of(FormTable.Row row, String kind) {
        String name = unique(row, kind);
        rows.put(name, row);
        return name;
    }

    /** Nothing refers to what two rows are called: other programs could not tell which one is meant. */
    private String unique(FormTable.Row row, String kind) {
        String name = columns.text(row, "name");
        if (name == null) {
            String made = free(kind + "_" + row.number());
            columns.issue(XlsFormCode.NAME_MADE, row, "name", made);
            return made;
        }
        boolean again = repeated.contains(small(name)) && (kind.equals("group") || !taken.add(small(name)));
        if (again || name.length() > Limits.NAME) {
            columns.issue(XlsFormCode.NAME_CHANGED, row, "name", name);
            return free(name);
        }
        return name;
    }

    /** A name like the wanted one that no row has. */
    String free(String wanted) {
        String begin = wanted.length() > MADE ? wanted.substring(0, MADE) : wanted;
        String name = begin;
        for (int i = 2; !known.add(small(name)); i++) {
            name = begin + "_" + i;
        }
        return name;
    }

    /** Where a name stands; null where no row has it. */
    FormTable.@Nullable Row row(String name) {
        return rows.get(name);
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
