package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Display;
import ru.opora.questionnaires.FileKind;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.Text;
import ru.opora.questionnaires.expressions.Values;

/** A questionnaire's items as rows of the survey, each by column name; columns in a language are named «label::ru» here. */
final class SurveyRows {

    private final List<Map<String, String>> rows = new ArrayList<>();

    static List<Map<String, String>> of(List<Item.Group> sections) {
        SurveyRows survey = new SurveyRows();
        sections.forEach(survey::item);
        return survey.rows;
    }

    private void item(Item item) {
        if (item instanceof Item.Group group) {
            group(group);
        } else if (item instanceof Item.Note note) {
            Map<String, String> row = row("note", note.name(), note.label(), note.hint());
            put(row, "relevant", note.relevant());
        } else if (item instanceof Item.Computed computed) {
            Map<String, String> row =
                    row(computed.shown() ? "text" : "calculate", computed.name(), computed.label(), Text.NONE);
            put(row, "relevant", computed.relevant());
            put(row, "calculation", computed.expression());
            flag(row, SurveyColumns.READ_ONLY, computed.shown());
        } else if (item instanceof Item.Question question) {
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                matrix(question, matrix);
            } else {
                question(question);
            }
        }
    }

    private Map<String, String> row(String type, String name, Text label, Text hint) {
        Map<String, String> row = new LinkedHashMap<>();
        rows.add(row);
        put(row, "type", type);
        put(row, "name", name);
        texts(row, "label", label);
        texts(row, "hint", hint);
        return row;
    }

    private void group(Item.Group group) {
        Map<String, String> row = row("begin_group", group.name(), group.label(), group.hint());
        put(row, "relevant", group.relevant());
        flag(row, SurveyColumns.RANDOM_ORDER, group.randomOrder());
        group.items().forEach(this::item);
        row("end_group", group.name(), Text.NONE, Text.NONE);
    }

    private void matrix(Item.Question question, AnswerType.Matrix matrix) {
        Map<String, String> head = row("begin_group", question.name(), question.label(), question.hint());
        put(head, "relevant", question.relevant());
        put(head, "appearance", "table-list");
        flag(head, SurveyColumns.RANDOM_ORDER, matrix.randomOrder());
        for (MatrixRow matrixRow : matrix.rows()) {
            Map<String, String> row =
                    row("select_one " + matrix.choices(), matrixRow.name(), matrixRow.label(), Text.NONE);
            rules(row, question);
            scoring(row, matrixRow.scoring());
        }
        row("end_group", question.name(), Text.NONE, Text.NONE);
    }

    private void question(Item.Question question) {
        AnswerType answer = question.answer();
        Map<String, String> row = row(type(answer), question.name(), question.label(), question.hint());
        texts(row, SurveyColumns.GUIDANCE, question.guidance());
        put(row, "relevant", question.relevant());
        put(row, SurveyColumns.DEFAULT, DefaultCell.write(question.initial()));
        rules(row, question);
        scoring(row, question.scoring());
        answer(row, answer);
    }

    private static void rules(Map<String, String> row, Item.Question question) {
        put(row, "required", question.required() ? "yes" : question.requiredIf());
        texts(row, "required_message", question.requiredMessage());
        put(row, "constraint", ConstraintText.of(question.answer(), question.constraint()));
        texts(row, "constraint_message", question.constraintMessage());
        flag(row, SurveyColumns.CANNOT_SAY, question.cannotSay());
    }

    private static void scoring(Map<String, String> row, @Nullable Scoring scoring) {
        if (scoring != null) {
            put(row, SurveyColumns.FACTOR, scoring.factor());
            flag(row, SurveyColumns.REVERSE, scoring.reverse());
            put(row, SurveyColumns.WEIGHT, scoring.weight() == 1 ? null : Values.text(scoring.weight()));
            put(row, SurveyColumns.FROM, scoring.from() == null ? null : Values.text(scoring.from()));
            put(row, SurveyColumns.TO, scoring.to() == null ? null : Values.text(scoring.to()));
        }
    }

    private static String type(AnswerType answer) {
        if (answer instanceof AnswerType.Single single) {
            return "select_one " + single.choices() + (single.other() ? " or_other" : "");
        }
        if (answer instanceof AnswerType.Multiple multiple) {
            return "select_multiple " + multiple.choices() + (multiple.other() ? " or_other" : "");
        }
        if (answer instanceof AnswerType.Ranking ranking) {
            return "rank " + ranking.choices();
        }
        if (answer instanceof AnswerType.Numeric number) {
            return number.decimal() ? "decimal" : "integer";
        }
        if (answer instanceof AnswerType.Files files) {
            return files.kind() == FileKind.ANY ? "file" : files.kind().name().toLowerCase(Locale.ROOT);
        }
        return answer instanceof AnswerType.Scale ? "range" : answer instanceof AnswerType.Day ? "date" : "text";
    }

    private static void answer(Map<String, String> row, AnswerType answer) {
        if (answer instanceof AnswerType.FromChoices choices && choices.randomOrder()) {
            put(row, "parameters", "randomize=true");
        }
        if (answer instanceof AnswerType.Single single) {
            put(row, "choice_filter", single.filter());
            put(row, "appearance", appearance(single.display()));
        } else if (answer instanceof AnswerType.Multiple multiple) {
            put(row, "choice_filter", multiple.filter());
            put(row, "appearance", appearance(multiple.display()));
        } else if (answer instanceof AnswerType.Scale scale) {
            put(row, "parameters", scale(scale));
        } else if (answer instanceof AnswerType.Written text) {
            put(row, "appearance", text.multiline() ? "multiline" : null);
            String pattern = text.pattern();
            put(row, SurveyColumns.PATTERN, pattern == null || ConstraintText.isQuotable(pattern) ? null : pattern);
        } else if (answer instanceof AnswerType.Files files) {
            put(row, SurveyColumns.MAX_FILES, files.maxFiles() == 1 ? null : String.valueOf(files.maxFiles()));
            String megabytes = files.maxMegabytes() == 10 ? null : String.valueOf(files.maxMegabytes());
            put(row, SurveyColumns.MAX_MEGABYTES, megabytes);
        }
    }

    private static String scale(AnswerType.Scale scale) {
        String range = "start=" + Values.text(scale.min()) + " end=" + Values.text(scale.max()) + " step="
                + Values.text(scale.step());
        return scale.labels() == null ? range : range + " tick_labelset=" + scale.labels();
    }

    private static @Nullable String appearance(Display display) {
        return switch (display) {
            case MENU -> "minimal";
            case LIKERT -> "likert";
            case LIST -> null;
        };
    }

    static void texts(Map<String, String> row, String name, Text text) {
        text.byLanguage().forEach((language, value) -> put(row, name + "::" + language, value));
    }

    private static void flag(Map<String, String> row, String name, boolean value) {
        put(row, name, value ? "yes" : null);
    }

    static void put(Map<String, String> row, String name, @Nullable String value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
