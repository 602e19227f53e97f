package ru.opora.questionnaires.xlsforms;

import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Expression.Call;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.Function;

/** Finds what our expressions may say and those of other programs may not. */
final class Portability {

    private Portability() {}

    /** The first function that other programs do not take so; null when there is none. */
    static @Nullable String firstForeign(@Nullable String expression) {
        Expression parsed =
                expression == null ? null : ExpressionParser.parse(expression).expression();
        return parsed == null ? null : firstForeign(parsed);
    }

    private static @Nullable String firstForeign(Expression expression) {
        if (expression instanceof Call call) {
            // Elsewhere a sum is over a repeated question, and coalesce takes two.
            boolean foreign = call.function() == Function.SUM
                    || (call.function() == Function.COALESCE && call.arguments().size() > 2);
            if (foreign) {
                return call.function().text();
            }
        }
        for (Expression child : expression.children()) {
            String foreign = firstForeign(child);
            if (foreign != null) {
                return foreign;
            }
        }
        return null;
    }
}
