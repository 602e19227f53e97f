package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Days;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.Values;

/**
 * What stands in the column «default». In a form it is a text as it is, unless it names a question or calls a function; here
 * it is an expression in any case.
 */
final class DefaultCell {

    private static final Pattern DYNAMIC = Pattern.compile("\\$\\{|[\\p{L}_][\\p{L}\\p{N}_.-]*\\(");

    private DefaultCell() {}

    /** The expression; null when there is none. What cannot be an answer to such a question is named and left out. */
    static @Nullable String read(Columns columns, FormTable.Row row, AnswerType answer) {
        String text = columns.expression(row, SurveyColumns.DEFAULT);
        if (text == null) {
            return null;
        }
        String expression = DYNAMIC.matcher(text).find() ? understood(text) : constant(text, answer);
        boolean takes = !(answer instanceof AnswerType.Files) && !(answer instanceof AnswerType.Matrix);
        if (expression == null || expression.length() > Limits.EXPRESSION || !takes) {
            columns.issue(XlsFormCode.UNSUPPORTED_COLUMN, row, SurveyColumns.DEFAULT, text);
            return null;
        }
        return expression;
    }

    /** A bare word says nothing here: there is no choice whose attribute it could be, and no answer yet. */
    private static @Nullable String understood(String text) {
        Expression parsed = ExpressionParser.parse(text).expression();
        return parsed != null && isClosed(parsed) ? text : null;
    }

    private static boolean isClosed(Expression expression) {
        return !(expression instanceof Expression.Attribute)
                && !(expression instanceof Expression.Self)
                && expression.children().stream().allMatch(DefaultCell::isClosed);
    }

    private static @Nullable String constant(String text, AnswerType answer) {
        if (answer instanceof AnswerType.Numeric || answer instanceof AnswerType.Scale) {
            Double number = Values.number(text.replace(',', '.'));
            return number == null ? understood(text) : Values.text(number);
        }
        if (answer instanceof AnswerType.Day && Days.parse(text) == null) {
            return null;
        }
        return quoted(text);
    }

    /** A text in an expression can't hold both kinds of quotes: such a one is put together. */
    private static String quoted(String text) {
        if (ConstraintText.isQuotable(text)) {
            return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("(?<=')|(?=')")) {
            parts.add(part.equals("'") ? "\"'\"" : "'" + part + "'");
        }
        return "concat(" + String.join(", ", parts) + ")";
    }

    /** How a form says it; null for nothing. */
    static @Nullable String write(@Nullable String expression) {
        Expression parsed =
                expression == null ? null : ExpressionParser.parse(expression).expression();
        if (!(parsed instanceof Expression.Literal literal)) {
            return expression;
        }
        String text = Values.text(literal.value());
        return text.isBlank() || DYNAMIC.matcher(text).find() ? expression : text;
    }
}
