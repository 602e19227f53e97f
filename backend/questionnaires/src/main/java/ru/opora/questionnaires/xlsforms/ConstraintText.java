package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.Values;

/** Says ranges, lengths and patterns as a constraint, in the words {@link ConstraintParts} takes them out of again. */
final class ConstraintText {

    private ConstraintText() {}

    static @Nullable String of(AnswerType answer, @Nullable String constraint) {
        List<String> parts = parts(answer);
        if (constraint != null) {
            Expression rest = ExpressionParser.parse(constraint).expression();
            boolean bracket = !parts.isEmpty()
                    && rest instanceof Expression.Binary binary
                    && binary.operator().isLogical();
            parts.add(bracket ? "(" + constraint + ")" : constraint);
        }
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }

    private static List<String> parts(AnswerType answer) {
        List<String> parts = new ArrayList<>();
        if (answer instanceof AnswerType.Numeric number) {
            add(parts, ". >= ", number.min() == null ? null : Values.text(number.min()));
            add(parts, ". <= ", number.max() == null ? null : Values.text(number.max()));
        } else if (answer instanceof AnswerType.Day day) {
            add(parts, ". >= ", day.min() == null ? null : "date('" + day.min() + "')");
            add(parts, ". <= ", day.max() == null ? null : "date('" + day.max() + "')");
        } else if (answer instanceof AnswerType.Multiple multiple) {
            add(parts, "count-selected(.) >= ", multiple.minSelected());
            add(parts, "count-selected(.) <= ", multiple.maxSelected());
        } else if (answer instanceof AnswerType.Written text) {
            add(parts, "string-length(.) <= ", text.maxLength());
            String pattern = text.pattern();
            if (pattern != null && isQuotable(pattern)) {
                String quote = pattern.contains("'") ? "\"" : "'";
                parts.add("regex(., " + quote + pattern + quote + ")");
            }
        }
        return parts;
    }

    /** A text in an expression can't hold both kinds of quotes. */
    static boolean isQuotable(String text) {
        return !text.contains("'") || !text.contains("\"");
    }

    private static void add(List<String> parts, String words, @Nullable Object limit) {
        if (limit != null) {
            parts.add(words + limit);
        }
    }
}
