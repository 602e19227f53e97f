package ru.opora.questionnaires.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.expressions.ExpressionParser.Parsed;

/** Properties on generated input; each is seeded, so a failure names an input that fails again. */
class ExpressionPropertiesTest {

    private static final String[] PIECES = {
        "${a}",
        "${b}",
        "${c}",
        ".",
        "1",
        "2.5",
        "'x'",
        "''",
        "\"y\"",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        " div ",
        " mod ",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        " and ",
        " or ",
        "not(",
        "if(",
        "coalesce(",
        "selected(",
        "selected-at(",
        "count-selected(",
        "regex(",
        "today()",
        "date(",
        "int(",
        "round(",
        "abs(",
        "number(",
        "string(",
        "min(",
        "max(",
        "sum(",
        "string-length(",
        "concat(",
        "contains(",
        "substr(",
        "normalize-space(",
        "true()",
        "false()",
        " ",
        "attr"
    };
    private static final @Nullable Object[] VALUES = {
        null,
        "",
        "x",
        "12",
        "-3.5",
        0.0,
        1.0,
        -7.25,
        1e15,
        -1e15,
        1e-9,
        true,
        false,
        LocalDate.of(2026, 2, 28),
        LocalDate.of(1, 1, 1),
        LocalDate.of(9999, 12, 31),
        List.of("a"),
        List.of("a", "b"),
        "2024-02-29",
        "\ud83d\ude00"
    };

    @Test
    void nothingThrowsOnPiecesInAnyOrder() {
        Random random = new Random(11);
        int evaluated = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            evaluated += evaluates(text.toString(), random) ? 1 : 0;
        }
        assertThat(evaluated).isGreaterThan(200);
    }

    @Test
    void nothingThrowsOnWellFormedExpressionsOverAnyValues() {
        Random random = new Random(12);
        for (int i = 0; i < 30_000; i++) {
            String text = expression(random, 4);
            assertThat(ExpressionParser.parse(text).error()).as(text).isNull();
            evaluates(text, random);
        }
    }

    @Test
    void nothingThrowsOnAnyCharacters() {
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            int[] points = random.ints(random.nextInt(40), 0, i % 2 == 0 ? 0x80 : 0x11_0000)
                    .toArray();
            evaluates(new String(points, 0, points.length), random);
        }
    }

    @Test
    void depthIsBoundedAndNeverOverflowsTheStack() {
        for (String deep : new String[] {"(", "not(", "-", "if(", "1+(", "concat("}) {
            assertThat(ExpressionParser.parse(deep.repeat(1_900 / deep.length()))
                            .error())
                    .isNotNull();
        }
        String nested = "(".repeat(30) + "1" + ")".repeat(30);
        assertThat(ExpressionParser.parse(nested).error()).isNull();
        ExpressionError error =
                ExpressionParser.parse("(".repeat(40) + "1" + ")".repeat(40)).error();
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(ProblemCode.TOO_DEEP);
    }

    @Test
    void sizeIsBounded() {
        assertThat(ExpressionParser.parse("1" + "+1".repeat(150)).error()).isNull();
        assertThat(ExpressionParser.parse("1" + "+1".repeat(250)).error()).isNotNull();
        assertThat(ExpressionParser.parse(" ".repeat(Limits.EXPRESSION + 1)).error())
                .isNotNull();
    }

    @Test
    void aPatternThatDefeatsBacktrackingEndsAtOnce() {
        SafePattern pattern = SafePattern.of("(?:(?:a*)*)*b");
        assertThat(pattern).isNotNull();
        String text = "a".repeat(Limits.ANSWER);
        boolean matches = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> pattern.matches(text));
        assertThat(matches).isFalse();
    }

    @Test
    void anyPatternIsRefusedOrMatchesWithoutThrowing() {
        Random random = new Random(14);
        String signs = "ab01(){}[]|*+?^$.\\-,:=!dwsbDWS<>пя";
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            boolean syntax = PatternSyntax.accepts(text.toString());
            SafePattern pattern = SafePattern.of(text.toString());
            assertThat(pattern != null)
                    .as("what we accept, the library compiles: %s", text)
                    .isEqualTo(syntax);
            if (pattern != null) {
                accepted++;
                pattern.matches("ab01");
            }
        }
        assertThat(accepted).isGreaterThan(200);
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> "${a}";
                case 1 -> "${b}";
                case 2 -> ".";
                case 3 -> String.valueOf(random.nextInt(100));
                case 4 -> "'x'";
                default -> "today()";
            };
        }
        if (random.nextInt(2) == 0) {
            Operator[] operators = Operator.values();
            String sign = operators[random.nextInt(operators.length)].sign();
            return "(" + expression(random, depth - 1) + " " + sign + " " + expression(random, depth - 1) + ")";
        }
        Function[] functions = Function.values();
        Function function = functions[random.nextInt(functions.length)];
        StringBuilder call = new StringBuilder(function.text()).append('(');
        for (int i = 0; i < Math.min(function.least() + random.nextInt(2), function.most()); i++) {
            call.append(i == 0 ? "" : ", ").append(expression(random, depth - 1));
        }
        return call.append(')').toString();
    }

    /** Whether the text is an expression; then it was checked and evaluated. */
    private static boolean evaluates(String text, Random random) {
        Parsed parsed = ExpressionParser.parse(text);
        Expression expression = parsed.expression();
        assertThat(expression == null).as(text).isEqualTo(parsed.error() != null);
        if (expression == null) {
            return false;
        }
        TypeChecker.check(expression, Type.ANY, name -> name.equals("a") ? Scope.Info.of(Type.NUMBER) : null);
        Object value = Evaluator.evaluate(expression, environment(random));
        assertThat(value == null
                        || value instanceof Boolean
                        || value instanceof LocalDate
                        || value instanceof List<?>
                        || (value instanceof String string && string.length() <= Limits.ANSWER)
                        || (value instanceof Double number
                                && Double.isFinite(number)
                                && Math.abs(number) <= Limits.NUMBER))
                .as("%s gives %s", text, value)
                .isTrue();
        return true;
    }

    private static Environment environment(Random random) {
        Object[] drawn = {
            VALUES[random.nextInt(VALUES.length)],
            VALUES[random.nextInt(VALUES.length)],
            VALUES[random.nextInt(VALUES.length)]
        };
        return new Environment() {
            @Override
            public @Nullable Object variable(String name) {
                return drawn[Math.floorMod(name.hashCode(), 2)];
            }

            @Override
            public @Nullable Object self() {
                return drawn[2];
            }

            @Override
            public LocalDate today() {
                return LocalDate.of(2026, 9, 1);
            }
        };
    }
}
