package ru.opora.questionnaires.xlsforms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Text;

/** Reads the survey's rows into sections; rows outside any group make sections of their own. */
final class SurveyReader {

    /** The list of the one choice of what is only acknowledged. */
    private static final String ACKNOWLEDGED = "acknowledged";

    private final Columns columns;
    private final FormLanguages languages;
    private final Issues issues;
    private final RowNames names;
    private final List<Item.Group> sections = new ArrayList<>();
    private final Deque<OpenGroup> open = new ArrayDeque<>();
    private @Nullable OpenGroup loose;
    private boolean acknowledges;
    private int nodes;

    SurveyReader(Columns columns, FormLanguages languages, Issues issues) {
        this.columns = columns;
        this.languages = languages;
        this.issues = issues;
        this.names = new RowNames(columns);
    }

    RowNames names() {
        return names;
    }

    List<Item.Group> read() {
        for (FormTable.Row row : columns.rows()) {
            read(row);
        }
        while (!open.isEmpty()) {
            OpenGroup group = open.pop();
            issues.add(
                    XlsFormCode.GROUP_NOT_ENDED,
                    columns.sheet(),
                    number(group),
                    "type",
                    group.asGroup().name());
            close(group);
        }
        closeLoose();
        columns.nameTheRest(SurveyColumns.KNOWN, SurveyColumns.UNSUPPORTED);
        return sections;
    }

    /** The list that acknowledged questions choose from; null when there are none. */
    @Nullable
    ChoiceList acknowledged() {
        Choice choice = new Choice("OK", Text.of(languages.tag(null), "OK"), null, false, java.util.Map.of());
        return acknowledges ? new ChoiceList(ACKNOWLEDGED, List.of(choice)) : null;
    }

    private void read(FormTable.Row row) {
        String cell = columns.text(row, "type");
        if (cell == null) {
            columns.issue(XlsFormCode.ROW_WITHOUT_TYPE, row, null, row.cells().toString());
            return;
        }
        if (columns.flag(row, "disabled")) {
            columns.issue(XlsFormCode.ROW_DISABLED, row, "disabled", cell);
            return;
        }
        TypeCell type = TypeCell.of(cell);
        switch (type.word()) {
            case "begin_group", "begin_repeat" -> begin(row, type.word().equals("begin_repeat"));
            case "end_group", "end_repeat" -> end(row, cell);
            default -> item(row, type, cell);
        }
    }

    private void begin(FormTable.Row row, boolean repeat) {
        if (repeat) {
            columns.issue(XlsFormCode.REPEAT_ASKED_ONCE, row, "type", text(row, "name"));
        }
        closeLoose();
        String appearance = text(row, "appearance");
        for (String word : Appearance.words(appearance)) {
            if (!word.equals(MatrixGroup.TABLE) && !word.equals("field-list")) {
                columns.issue(XlsFormCode.APPEARANCE_IGNORED, row, "appearance", word);
            }
        }
        columns.leftOut(row, "required", "constraint", "calculation", "choice_filter", "parameters");
        columns.leftOut(row, SurveyColumns.GUIDANCE, SurveyColumns.DEFAULT, SurveyColumns.READ_ONLY);
        Item.Group head = new Item.Group(
                names.of(row, "group"),
                columns.texts(row, "label", languages),
                columns.texts(row, "hint", languages),
                expression(row, "relevant"),
                columns.flag(row, SurveyColumns.RANDOM_ORDER),
                List.of());
        nodes++;
        open.push(new OpenGroup(row, head, appearance));
    }

    private void end(FormTable.Row row, String cell) {
        if (open.isEmpty()) {
            columns.issue(XlsFormCode.UNMATCHED_END, row, "type", cell);
        } else {
            close(open.pop());
        }
    }

    private void close(OpenGroup group) {
        if (group.isEmpty()) {
            issues.add(
                    XlsFormCode.EMPTY_GROUP,
                    columns.sheet(),
                    number(group),
                    "type",
                    group.asGroup().name());
            return;
        }
        Item built = group.build();
        if (!(built instanceof Item.Group section)) {
            place(built, "", group.row());
            return;
        }
        group.nameTableWords(columns);
        if (open.isEmpty()) {
            sections.add(section);
        } else if (open.size() < Limits.DEPTH) {
            place(section, "", group.row());
        } else {
            // too deep: its items stand in the group above, under its condition
            issues.add(XlsFormCode.TOO_DEEP, columns.sheet(), number(group), "type", section.name());
            group.spread().forEach(item -> place(item, "", group.row()));
        }
    }

    private static @Nullable Integer number(OpenGroup group) {
        FormTable.Row row = group.row();
        return row == null ? null : (Integer) row.number();
    }

    private void closeLoose() {
        OpenGroup group = loose;
        loose = null;
        if (group != null && !group.isEmpty()) {
            group.nameTableWords(columns);
            sections.add(group.asGroup());
        }
    }

    private void item(FormTable.Row row, TypeCell type, String cell) {
        if (nodes >= Limits.NODES - 50) {
            columns.issue(XlsFormCode.TOO_MANY, row, "type", cell);
            return;
        }
        Item item = switch (type.word()) {
            case "note" ->
                new Item.Note(
                        names.of(row, "note"),
                        columns.texts(row, "label", languages),
                        columns.texts(row, "hint", languages),
                        expression(row, "relevant"));
            case "calculate" -> computed(row);
            case "acknowledge" -> acknowledge(row);
            default -> question(row, type, cell);
        };
        if (type.word().equals("note") || type.word().equals("calculate")) {
            withoutEffect(row, type.word().equals("note") ? "calculation" : "hint");
        }
        if (item != null) {
            nodes++;
            place(item, text(row, "appearance"), row);
        }
    }

    /** What is neither answered nor chosen from takes none of what is said of answers. */
    private void withoutEffect(FormTable.Row row, String besides) {
        columns.leftOut(row, besides, "required", "constraint", "choice_filter", "parameters");
        columns.leftOut(row, SurveyColumns.GUIDANCE, SurveyColumns.DEFAULT);
        for (String word : Appearance.words(text(row, "appearance"))) {
            columns.issue(XlsFormCode.APPEARANCE_IGNORED, row, "appearance", word);
        }
    }

    private void place(Item item, String appearance, FormTable.@Nullable Row row) {
        OpenGroup group = open.peek();
        if (group == null) {
            if (loose == null) {
                String name = names.free("section_" + (sections.size() + 1));
                Item.Group head = new Item.Group(name, Text.NONE, Text.NONE, null, false, List.of());
                loose = new OpenGroup(null, head, "");
                nodes++;
            }
            group = loose;
        }
        group.add(item, appearance, row);
    }

    private @Nullable Item computed(FormTable.Row row) {
        String expression = expression(row, "calculation");
        if (expression == null) {
            columns.issue(XlsFormCode.MISSING_CALCULATION, row, "calculation", text(row, "name"));
            return null;
        }
        return new Item.Computed(
                names.of(row, "computed"),
                columns.texts(row, "label", languages),
                expression(row, "relevant"),
                expression,
                false);
    }

    private @Nullable Item acknowledge(FormTable.Row row) {
        columns.issue(XlsFormCode.ASKED_AS_CHOICE, row, "type", text(row, "type"));
        acknowledges = true;
        Item.Question question = new QuestionRow(
                        columns, row, languages, new TypeCell("select_one", ACKNOWLEDGED, false))
                .read(names.of(row, "q"));
        return question;
    }

    private @Nullable Item question(FormTable.Row row, TypeCell type, String cell) {
        if (TypeCell.METADATA.contains(type.word())) {
            columns.issue(XlsFormCode.METADATA_IGNORED, row, "type", cell);
            return null;
        }
        if (TypeCell.UNSUPPORTED.contains(type.word())) {
            columns.issue(XlsFormCode.UNSUPPORTED_TYPE, row, "type", cell);
            return null;
        }
        boolean select = type.word().startsWith("select_") || type.word().equals("rank");
        if (select && type.list().isEmpty()) {
            columns.issue(XlsFormCode.ROW_WITHOUT_LIST, row, "type", cell);
            return null;
        }
        QuestionRow question = new QuestionRow(columns, row, languages, type);
        Item item = columns.flag(row, SurveyColumns.READ_ONLY)
                ? question.readOnly(names.of(row, "q"), cell)
                : question.read(names.of(row, "q"));
        if (item == null) {
            columns.issue(XlsFormCode.UNKNOWN_TYPE, row, "type", cell);
        }
        return item;
    }

    private @Nullable String expression(FormTable.Row row, String column) {
        return ExpressionCell.read(columns, row, column);
    }

    private String text(FormTable.Row row, String column) {
        String text = columns.text(row, column);
        return text == null ? "" : text;
    }
}
