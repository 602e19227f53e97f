package ru.opora.monitoring.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.Environment;
import ru.opora.questionnaires.expressions.Evaluator;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.Scope;
import ru.opora.questionnaires.expressions.Type;
import ru.opora.questionnaires.expressions.TypeChecker;
import ru.opora.questionnaires.expressions.Values;

/**
 * A formula over other indicators: an expression of the language of questionnaires that gives a number. It is total: it ends, and
 * where a value is missing, or something is divided by zero, there is no result.
 *
 * @param variables codes of the indicators it asks for
 */
public record IndicatorFormula(Expression expression, Set<String> variables) {

    private static final int DECIMALS = 6;
    private static final Pattern CODE = Pattern.compile(IndicatorDefinition.CODE);

    public IndicatorFormula {
        variables = Set.copyOf(variables);
    }

    /** What a text means; null when it is no such formula. */
    public static @Nullable IndicatorFormula read(String text) {
        Expression expression = ExpressionParser.parse(text).expression();
        if (expression == null) {
            return null;
        }
        Scope numbers = name -> CODE.matcher(name).matches() ? Scope.Info.of(Type.NUMBER) : null;
        Set<String> variables = new TreeSet<>();
        collect(expression, variables);
        boolean sound = TypeChecker.check(expression, Type.NUMBER, numbers).isEmpty() && !variables.isEmpty();
        return sound ? new IndicatorFormula(expression, variables) : null;
    }

    /** The result for what is known of a school; null when something needed is not known. */
    public @Nullable BigDecimal value(Map<String, BigDecimal> known, LocalDate today) {
        Environment environment = new Environment() {
            @Override
            public @Nullable Object variable(String name) {
                BigDecimal value = known.get(name);
                return value == null ? null : (Object) value.doubleValue();
            }

            @Override
            public LocalDate today() {
                return today;
            }
        };
        Double result = Values.number(Evaluator.evaluate(expression, environment));
        return result == null
                ? null
                : BigDecimal.valueOf(result)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    private static void collect(Expression expression, Set<String> variables) {
        if (expression instanceof Expression.Variable variable) {
            variables.add(variable.name());
        }
        expression.children().forEach(child -> collect(child, variables));
    }
}
