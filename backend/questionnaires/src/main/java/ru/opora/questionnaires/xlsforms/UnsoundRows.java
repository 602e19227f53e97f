package ru.opora.questionnaires.xlsforms;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.checking.DefinitionCheck;

/** Names by its row what was taken as it stands and keeps the questionnaire from being used, or a question from being answered. */
final class UnsoundRows {

    /** What is wrong with an expression that was named where it was read. */
    private static final Set<ProblemCode> NAMED = EnumSet.of(
            ProblemCode.SYNTAX,
            ProblemCode.UNKNOWN_FUNCTION,
            ProblemCode.WRONG_ARGUMENTS,
            ProblemCode.TOO_LONG,
            ProblemCode.TOO_DEEP);

    private static final Pattern LIST = Pattern.compile("/choiceLists/(\\d+)(?:/choices/(\\d+))?(?:/.*)?");
    private static final Pattern MATRIX_ROW = Pattern.compile("/rows/(\\d+)(?:/.*)?");

    /** Fields whose columns are called otherwise. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("expression", "calculation"),
            Map.entry("choiceFilter", "choice_filter"),
            Map.entry("choices", "type"),
            Map.entry("other", "type"),
            Map.entry("accept", "type"),
            Map.entry("labels", "parameters"),
            Map.entry("step", "parameters"),
            Map.entry("pattern", "constraint"),
            Map.entry("guidance", SurveyColumns.GUIDANCE),
            Map.entry("requiredIf", "required"),
            Map.entry("requiredMessage", "required_message"),
            Map.entry("constraintMessage", "constraint_message"));

    private final Columns survey;
    private final RowNames names;
    private final @Nullable ChoicesReader choices;
    private final Issues issues;

    UnsoundRows(Columns survey, RowNames names, @Nullable ChoicesReader choices, Issues issues) {
        this.survey = survey;
        this.names = names;
        this.choices = choices;
        this.issues = issues;
    }

    void name(Questionnaire questionnaire) {
        List<Questionnaire.Placed> items = questionnaire.items();
        for (Problem problem : DefinitionCheck.check(questionnaire)) {
            boolean hinders = problem.isError() || problem.code() == ProblemCode.KIND_NOT_TAKEN;
            if (hinders && !NAMED.contains(problem.code())) {
                name(problem, items);
            }
        }
    }

    private void name(Problem problem, List<Questionnaire.Placed> items) {
        Matcher list = LIST.matcher(problem.pointer());
        if (choices != null && list.matches()) {
            String choice = list.group(2);
            boolean known = choices.issue(
                    XlsFormCode.UNSOUND,
                    Integer.parseInt(list.group(1)),
                    choice == null ? -1 : Integer.parseInt(choice),
                    detail(problem));
            if (known) {
                return;
            }
        }
        FormTable.Row row = row(problem.pointer(), items);
        if (row == null) {
            issues.add(XlsFormCode.UNSOUND, null, null, null, detail(problem));
        } else {
            survey.issue(XlsFormCode.UNSOUND, row, column(problem.pointer()), detail(problem));
        }
    }

    /** The row of the innermost item, or row of a matrix, that a pointer leads to. */
    private FormTable.@Nullable Row row(String pointer, List<Questionnaire.Placed> items) {
        Questionnaire.Placed inner = null;
        for (Questionnaire.Placed placed : items) {
            if (pointer.startsWith(placed.pointer() + "/")) {
                inner = placed;
            }
        }
        if (inner == null) {
            return null;
        }
        Matcher row = MATRIX_ROW.matcher(pointer.substring(inner.pointer().length()));
        return inner.item() instanceof Item.Question question
                        && question.answer() instanceof AnswerType.Matrix matrix
                        && row.matches()
                ? names.row(matrix.rows().get(Integer.parseInt(row.group(1))).name())
                : names.row(inner.item().name());
    }

    private static @Nullable String column(String pointer) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        String column = COLUMNS.getOrDefault(field, field);
        return SurveyColumns.KNOWN.contains(column) ? column : null;
    }

    /** The code of the problem and what it is about: {@code UNKNOWN_REFERENCE age}, {@code EMPTY_RANGE 5 1}. */
    private static String detail(Problem problem) {
        return Stream.of("name", "detail", "pattern", "language", "limit", "min", "max")
                .map(problem.parameters()::get)
                .filter(Objects::nonNull)
                .limit(problem.code() == ProblemCode.EMPTY_RANGE ? 2 : 1)
                .reduce(problem.code().name(), (said, about) -> said + " " + about);
    }
}
