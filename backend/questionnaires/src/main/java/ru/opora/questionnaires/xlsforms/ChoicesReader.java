package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Names;

/** Reads the lists of choices; every further column is an attribute that choice filters may ask about. */
final class ChoicesReader {

    private static final int ATTRIBUTES = 20;

    private final Columns columns;
    private final FormLanguages languages;
    private final SpacedNames spaced;
    private final Map<String, List<Choice>> lists = new LinkedHashMap<>();
    private final Map<String, List<FormTable.Row>> rows = new LinkedHashMap<>();
    /** By the name of the column; filters tell capital letters from small ones. */
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private int count;

    ChoicesReader(Columns columns, FormLanguages languages, SpacedNames spaced) {
        this.columns = columns;
        this.spaced = spaced;
        this.languages = languages;
        for (Columns.Column column : columns.all()) {
            String name = column.name();
            boolean known = SurveyColumns.CHOICES.contains(name) || SurveyColumns.MEDIA.contains(name);
            String attribute = column.header().strip().replaceAll("[\\s\u00a0]+", "_");
            // filters can't ask about what has no name: such a column is somebody's remark
            boolean usable = Names.isName(attribute) && !attribute.equals("name");
            if (!known && usable && column.language() == null && attributes.size() < ATTRIBUTES) {
                attributes.put(name, attribute);
            }
        }
    }

    List<ChoiceList> read() {
        for (FormTable.Row row : columns.rows()) {
            String list = columns.text(row, "list_name");
            if (list == null) {
                columns.issue(
                        XlsFormCode.ROW_WITHOUT_LIST,
                        row,
                        "list_name",
                        row.cells().toString());
            } else if (list.length() > Limits.NAME || !hasRoom(list)) {
                columns.issue(XlsFormCode.TOO_MANY, row, "list_name", list);
            } else {
                count++;
                lists.computeIfAbsent(list, name -> new ArrayList<>()).add(choice(row));
                rows.computeIfAbsent(list, name -> new ArrayList<>()).add(row);
            }
        }
        java.util.Set<String> known = new java.util.HashSet<>(SurveyColumns.CHOICES);
        known.addAll(attributes.keySet());
        columns.nameTheRest(known, SurveyColumns.MEDIA);
        return lists.entrySet().stream()
                .map(entry -> new ChoiceList(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Names something about a choice, or about a whole list at its first row.
     *
     * @param list its place among the lists that were read
     * @param choice its place in the list; negative for the whole list
     * @return whether there is such a list here
     */
    boolean issue(XlsFormCode code, int list, int choice, String detail) {
        List<List<FormTable.Row>> all = List.copyOf(rows.values());
        if (list >= all.size()) {
            return false;
        }
        FormTable.Row row = all.get(list).get(Math.max(choice, 0));
        columns.issue(code, row, choice < 0 ? "list_name" : null, detail);
        return true;
    }

    private boolean hasRoom(String list) {
        List<Choice> known = lists.get(list);
        return count < Limits.ALL_CHOICES
                && (known == null ? lists.size() < Limits.CHOICE_LISTS : known.size() < Limits.CHOICES);
    }

    private Choice choice(FormTable.Row row) {
        String name = columns.text(row, "name");
        if (name == null) {
            name = "choice_" + row.number();
            columns.issue(XlsFormCode.NAME_MADE, row, "name", name);
        } else if (!name.equals(spaced.word(name))) {
            columns.issue(XlsFormCode.NAME_CHANGED, row, "name", name);
            name = spaced.word(name);
        }
        if (name.length() > Limits.NAME) {
            columns.issue(XlsFormCode.NAME_CHANGED, row, "name", name);
            name = name.substring(0, Limits.NAME);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String value = columns.text(row, attribute.getKey());
            if (value != null && value.length() > Limits.NAME) {
                columns.issue(XlsFormCode.TOO_LONG, row, attribute.getKey(), value);
            } else if (value != null) {
                values.put(attribute.getValue(), spaced.word(value));
            }
        }
        return new Choice(
                name,
                columns.texts(row, "label", languages),
                columns.number(row, SurveyColumns.VALUE),
                columns.flag(row, SurveyColumns.EXCLUSIVE),
                values);
    }
}
