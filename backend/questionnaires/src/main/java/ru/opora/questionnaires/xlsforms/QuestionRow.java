package ru.opora.questionnaires.xlsforms;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.FileKind;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.Text;
import ru.opora.questionnaires.expressions.SafePattern;
import ru.opora.questionnaires.expressions.Values;

/** One row of the survey as a question; what of the row has no place in it is named. */
final class QuestionRow {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String DAY_AND_TIME = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]" + TIME;

    private final Columns columns;
    private final FormTable.Row row;
    private final FormLanguages languages;
    private final TypeCell type;
    private final Appearance appearance;
    private final Parameters parameters;

    QuestionRow(Columns columns, FormTable.Row row, FormLanguages languages, TypeCell type) {
        this.columns = columns;
        this.row = row;
        this.languages = languages;
        this.type = type;
        this.appearance = new Appearance(columns.text(row, "appearance"));
        this.parameters = new Parameters(columns.text(row, "parameters"));
    }

    /** The question; null when its type isn't one of a question. */
    Item.@Nullable Question read(String name) {
        AnswerType answer = answer();
        if (answer == null) {
            return null;
        }
        String constraint = expression("constraint");
        ConstraintParts parts = ConstraintParts.of(answer, constraint);
        String required = columns.expression(row, "required");
        boolean always = Columns.isYes(required);
        Item.Question question = new Item.Question(
                name,
                texts("label"),
                texts("hint"),
                texts(SurveyColumns.GUIDANCE),
                expression("relevant"),
                DefaultCell.read(columns, row, parts.answer()),
                always,
                always || Columns.isNo(required) ? null : ExpressionCell.read(columns, row, "required", required),
                texts("required_message"),
                parts.constraint(),
                texts("constraint_message"),
                columns.flag(row, SurveyColumns.CANNOT_SAY),
                scoring(columns, row),
                pattern(parts.answer()));
        columns.leftOut(row, "calculation");
        if (!(answer instanceof AnswerType.Single) && !(answer instanceof AnswerType.Multiple)) {
            columns.leftOut(row, "choice_filter");
        }
        columns.leftOut(row, SurveyColumns.READ_ONLY); // one that depends on answers
        if (answer instanceof AnswerType.Single) {
            MatrixGroup.ROW_WORDS.forEach(appearance::take); // the group knows whether it is a table
        }
        nameTheRest();
        return question;
    }

    private void nameTheRest() {
        appearance.left().forEach(word -> columns.issue(XlsFormCode.APPEARANCE_IGNORED, row, "appearance", word));
        parameters
                .left()
                .forEach((key, value) ->
                        columns.issue(XlsFormCode.PARAMETER_IGNORED, row, "parameters", key + "=" + value));
    }

    /**
     * What is shown and cannot be changed: a computed value, or with nothing to show a note. What else stands in the row has no
     * effect there. Null when its type isn't one of a question.
     */
    @Nullable
    Item readOnly(String name, String cell) {
        AnswerType answer = answer();
        if (answer == null) {
            return null;
        }
        String calculation = expression("calculation");
        String value = calculation != null ? calculation : DefaultCell.read(columns, row, answer);
        if (calculation != null) {
            columns.leftOut(row, SurveyColumns.DEFAULT);
        }
        columns.leftOut(row, "required", "constraint", SurveyColumns.GUIDANCE, SurveyColumns.FACTOR);
        nameTheRest();
        if (value == null) {
            columns.issue(XlsFormCode.SHOWN_AS_NOTE, row, "type", cell);
            return new Item.Note(name, texts("label"), texts("hint"), expression("relevant"));
        }
        columns.leftOut(row, "hint");
        if (!type.word().equals("text")) {
            columns.issue(XlsFormCode.SHOWN_AS_VALUE, row, "type", cell);
        }
        return new Item.Computed(name, texts("label"), expression("relevant"), value, true);
    }

    private @Nullable AnswerType answer() {
        return switch (type.word()) {
            case "select_one" ->
                new AnswerType.Single(
                        type.list(), type.other(), appearance.display(), randomized(), expression("choice_filter"));
            case "select_multiple" ->
                new AnswerType.Multiple(
                        type.list(),
                        type.other(),
                        appearance.display(),
                        randomized(),
                        expression("choice_filter"),
                        null,
                        null);
            case "rank" -> new AnswerType.Ranking(type.list(), randomized());
            case "range" -> range();
            case "integer" -> new AnswerType.Numeric(false, null, null);
            case "percentage" -> new AnswerType.Numeric(false, 0.0, 100.0);
            case "decimal" -> new AnswerType.Numeric(true, null, null);
            case "text" -> new AnswerType.Written(appearance.take("multiline"), null, null);
            case "date" -> new AnswerType.Day(null, null);
            case "time" -> asText(TIME);
            case "datetime" -> asText(DAY_AND_TIME);
            case "phone number" -> asText("[0-9]*");
            case "barcode" -> asText(null);
            case "image" -> files(FileKind.IMAGE);
            case "audio" -> files(FileKind.AUDIO);
            case "video" -> files(FileKind.VIDEO);
            case "file" -> files(FileKind.ANY);
            default -> null;
        };
    }

    private AnswerType asText(@Nullable String pattern) {
        columns.issue(XlsFormCode.ASKED_AS_TEXT, row, "type", text("type"));
        return new AnswerType.Written(false, null, pattern);
    }

    private boolean randomized() {
        parameters.take("seed"); // the order is the respondent's own in any case
        return Columns.isYes(parameters.take("randomize"));
    }

    private AnswerType range() {
        double min = parameter("start", 1);
        double max = parameter("end", 10);
        double step = parameter("step", 1);
        return new AnswerType.Scale(min, max, step, parameters.take("tick_labelset"));
    }

    private double parameter(String name, double usual) {
        String text = parameters.take(name);
        Double value = text == null ? null : Values.number(text);
        if (text != null && value == null) {
            columns.issue(XlsFormCode.NOT_A_NUMBER, row, "parameters", name + "=" + text);
        }
        return value == null ? usual : value;
    }

    private AnswerType files(FileKind kind) {
        int files = whole(SurveyColumns.MAX_FILES, Limits.FILES, 1);
        return new AnswerType.Files(kind, files, whole(SurveyColumns.MAX_MEGABYTES, Limits.FILE_MEGABYTES, 10));
    }

    private int whole(String name, int most, int usual) {
        Double number = columns.number(row, name);
        if (number == null) {
            return usual;
        }
        if (number != Math.rint(number) || number < 1 || number > most) {
            columns.issue(XlsFormCode.NOT_A_NUMBER, row, name, text(name));
            return usual;
        }
        return number.intValue();
    }

    /** A pattern that could not be said in the constraint stands in a column of its own. */
    private AnswerType pattern(AnswerType answer) {
        String pattern = columns.text(row, SurveyColumns.PATTERN);
        if (pattern == null || !(answer instanceof AnswerType.Written text)) {
            return answer;
        }
        if (SafePattern.of(pattern) == null) {
            columns.issue(XlsFormCode.UNSUPPORTED_PATTERN, row, SurveyColumns.PATTERN, pattern);
            return answer;
        }
        return new AnswerType.Written(text.multiline(), text.maxLength(), pattern);
    }

    static @Nullable Scoring scoring(Columns columns, FormTable.Row row) {
        String factor = columns.text(row, SurveyColumns.FACTOR);
        if (factor == null) {
            return null;
        }
        Double weight = columns.number(row, SurveyColumns.WEIGHT);
        boolean fits = weight == null || (weight > 0 && weight <= 1_000);
        if (!fits) {
            columns.issue(XlsFormCode.NOT_A_NUMBER, row, SurveyColumns.WEIGHT, Values.text(weight));
        }
        return new Scoring(
                factor.length() > Limits.NAME ? factor.substring(0, Limits.NAME) : factor,
                columns.flag(row, SurveyColumns.REVERSE),
                fits ? Objects.requireNonNullElse(weight, 1.0) : 1,
                columns.number(row, SurveyColumns.FROM),
                columns.number(row, SurveyColumns.TO));
    }

    private @Nullable String expression(String name) {
        return ExpressionCell.read(columns, row, name);
    }

    private Text texts(String name) {
        return columns.texts(row, name, languages);
    }

    private String text(String name) {
        return Objects.requireNonNullElse(columns.text(row, name), "");
    }
}
