package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Text;

/** The columns of a sheet by what they mean, whatever they are called: «label::Russian (ru)», «bind:relevant», «list name». */
final class Columns {

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("relevance", "relevant"),
            Map.entry("caption", "label"),
            Map.entry("constraintmsg", "constraint_message"),
            Map.entry("constraining_message", "constraint_message"),
            Map.entry("requiredmsg", "required_message"),
            Map.entry("calculate", "calculation"),
            Map.entry("command", "type"),
            Map.entry("tag", "name"),
            Map.entry("value", "name"),
            Map.entry("readonly", "read_only"),
            Map.entry("count", "repeat_count"),
            Map.entry("set_form_title", "form_title"),
            Map.entry("title", "form_title"),
            Map.entry("set_form_id", "form_id"),
            Map.entry("id_string", "form_id"));

    private static final Set<String> PREFIXES = Set.of("bind", "control", "body", "media");

    /** @param language as the form names it; null where the column has none */
    record Column(
            int index, String header, String name, @Nullable String language) {}

    private final FormTable table;
    private final FormTable.Row headers;
    private final Issues issues;
    private final Map<String, List<Column>> byName = new LinkedHashMap<>();
    private SpacedNames spaced = SpacedNames.NONE;

    Columns(FormTable table, Issues issues) {
        this.table = table;
        this.issues = issues;
        this.headers = table.rows().get(0);
        headers.cells().forEach((index, header) -> add(column(index, header)));
    }

    private void add(Column column) {
        List<Column> same = byName.computeIfAbsent(column.name(), name -> new ArrayList<>());
        boolean twice = same.stream().anyMatch(other -> java.util.Objects.equals(other.language(), column.language()));
        if (twice) {
            issues.add(XlsFormCode.DUPLICATE_COLUMN, table.name(), headers.number(), column.header(), "");
        } else {
            same.add(column);
        }
    }

    static Column column(int index, String header) {
        String[] parts = header.replace("jr:", "").split("::|:", -1);
        int first = parts.length > 1 && PREFIXES.contains(parts[0].strip().toLowerCase(Locale.ROOT)) ? 1 : 0;
        String name = parts[first].strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\u00a0]+", "_");
        String language = first + 1 < parts.length ? parts[first + 1].strip() : null;
        if (name.equals("instance") && language != null) {
            return new Column(index, header, "instance::" + language, null);
        }
        return new Column(index, header, ALIASES.getOrDefault(name, name), language);
    }

    /** Has expressions say other names of choices from now on. */
    void rename(SpacedNames choices) {
        spaced = choices;
    }

    String sheet() {
        return table.name();
    }

    int headerRow() {
        return headers.number();
    }

    List<FormTable.Row> rows() {
        return table.rows().subList(1, table.rows().size());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    List<Column> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** The text of a cell; null when it is empty or there is no such column. */
    @Nullable
    String text(FormTable.Row row, String name) {
        for (Column column : byName.getOrDefault(name, List.of())) {
            String text = row.cells().get(column.index());
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The texts of a column in all its languages; one that is too long is left out. */
    Text texts(FormTable.Row row, String name, FormLanguages languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Column column : byName.getOrDefault(name, List.of())) {
            String text = row.cells().get(column.index());
            if (text != null && text.length() > Limits.TEXT) {
                issues.add(XlsFormCode.TOO_LONG, table.name(), row.number(), column.header(), text);
            } else if (text != null) {
                String before = texts.putIfAbsent(languages.tag(column.language()), text);
                if (before != null && !before.equals(text)) {
                    issues.add(XlsFormCode.DUPLICATE_COLUMN, table.name(), row.number(), column.header(), text);
                }
            }
        }
        return new Text(texts);
    }

    /** An expression; one that is too long is left out. */
    @Nullable
    String expression(FormTable.Row row, String name) {
        String text = text(row, name);
        if (text != null && text.length() > Limits.EXPRESSION) {
            issue(XlsFormCode.TOO_LONG, row, name, text);
            return null;
        }
        return text == null ? null : spaced.in(text);
    }

    /** A number; what is none is named. */
    @Nullable
    Double number(FormTable.Row row, String name) {
        String text = text(row, name);
        if (text == null) {
            return null;
        }
        Double number = ru.opora.questionnaires.expressions.Values.number(text.replace(',', '.'));
        if (number == null) {
            issue(XlsFormCode.NOT_A_NUMBER, row, name, text);
        }
        return number;
    }

    boolean flag(FormTable.Row row, String name) {
        return isYes(text(row, name));
    }

    static boolean isYes(@Nullable String text) {
        return text != null && Set.of("yes", "true", "true()", "да", "1").contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isNo(@Nullable String text) {
        return text == null || Set.of("no", "false", "false()", "нет", "0").contains(text.toLowerCase(Locale.ROOT));
    }

    /** Names something about a cell, under the header it has. */
    void issue(XlsFormCode code, FormTable.Row row, @Nullable String name, String detail) {
        String header = name;
        for (Column column : byName.getOrDefault(name == null ? "" : name, List.of())) {
            if (row.cells().containsKey(column.index())) {
                header = column.header();
                break;
            }
        }
        issues.add(code, table.name(), row.number(), header, detail);
    }

    /** Names cells that have no place here, if there are any; «no» says nothing. */
    void leftOut(FormTable.Row row, String... names) {
        for (String name : names) {
            String text = text(row, name);
            boolean flag = name.equals("required") || name.equals(SurveyColumns.READ_ONLY);
            if (text != null && !(flag && isNo(text))) {
                issue(XlsFormCode.UNSUPPORTED_COLUMN, row, name, text);
            }
        }
    }

    /** Names columns nobody knows, each once, and every cell of those that are known but can't be taken over. */
    void nameTheRest(Set<String> known, Set<String> unsupported) {
        for (Column column : all()) {
            List<FormTable.Row> filled = rows().stream()
                    .filter(row -> row.cells().containsKey(column.index()))
                    .toList();
            if (unsupported.contains(column.name())) {
                filled.forEach(row -> issues.add(
                        SurveyColumns.MEDIA.contains(column.name())
                                ? XlsFormCode.MEDIA_LEFT_OUT
                                : XlsFormCode.UNSUPPORTED_COLUMN,
                        table.name(),
                        row.number(),
                        column.header(),
                        row.cells().getOrDefault(column.index(), "")));
            } else if (!known.contains(column.name())) {
                issues.add(
                        XlsFormCode.UNKNOWN_COLUMN,
                        table.name(),
                        headers.number(),
                        column.header(),
                        String.valueOf(filled.size()));
            }
        }
        nameWithoutHeader();
    }

    /** Names cells below no header. */
    void nameWithoutHeader() {
        for (FormTable.Row row : rows()) {
            row.cells().forEach((index, text) -> {
                if (!headers.cells().containsKey(index)) {
                    String letters = org.apache.poi.ss.util.CellReference.convertNumToColString(index);
                    issues.add(XlsFormCode.UNKNOWN_COLUMN, table.name(), row.number(), letters, text);
                }
            });
        }
    }
}
