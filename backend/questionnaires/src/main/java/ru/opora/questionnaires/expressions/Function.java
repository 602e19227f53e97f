package ru.opora.questionnaires.expressions;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the language; names and meanings are those of XLSForm. */
public enum Function {
    TRUE("true", 0, 0, Type.BOOLEAN),
    FALSE("false", 0, 0, Type.BOOLEAN),
    NOT("not", 1, 1, Type.BOOLEAN, Type.BOOLEAN),
    IF("if", 3, 3, Type.ANY, Type.BOOLEAN, Type.ANY),
    COALESCE("coalesce", 2, 20, Type.ANY, Type.ANY),
    SELECTED("selected", 2, 2, Type.BOOLEAN, Type.LIST, Type.TEXT),
    SELECTED_AT("selected-at", 2, 2, Type.TEXT, Type.LIST, Type.NUMBER),
    COUNT_SELECTED("count-selected", 1, 1, Type.NUMBER, Type.LIST),
    REGEX("regex", 2, 2, Type.BOOLEAN, Type.TEXT),
    TODAY("today", 0, 0, Type.DATE),
    DATE("date", 1, 1, Type.DATE, Type.ANY),
    DAYS("decimal-date-time", 1, 1, Type.NUMBER, Type.DATE),
    INT("int", 1, 1, Type.NUMBER, Type.NUMBER),
    ROUND("round", 1, 2, Type.NUMBER, Type.NUMBER),
    ABS("abs", 1, 1, Type.NUMBER, Type.NUMBER),
    NUMBER("number", 1, 1, Type.NUMBER, Type.ANY),
    STRING("string", 1, 1, Type.TEXT, Type.ANY),
    MIN("min", 1, 100, Type.NUMBER, Type.NUMBER),
    MAX("max", 1, 100, Type.NUMBER, Type.NUMBER),
    SUM("sum", 1, 100, Type.NUMBER, Type.NUMBER),
    STRING_LENGTH("string-length", 1, 1, Type.NUMBER, Type.TEXT),
    CONCAT("concat", 1, 100, Type.TEXT, Type.ANY),
    CONTAINS("contains", 2, 2, Type.BOOLEAN, Type.TEXT),
    STARTS_WITH("starts-with", 2, 2, Type.BOOLEAN, Type.TEXT),
    ENDS_WITH("ends-with", 2, 2, Type.BOOLEAN, Type.TEXT),
    SUBSTR("substr", 2, 3, Type.TEXT, Type.TEXT, Type.NUMBER),
    NORMALIZE_SPACE("normalize-space", 1, 1, Type.TEXT, Type.TEXT);

    private static final Map<String, Function> BY_NAME = new HashMap<>();

    static {
        for (Function function : values()) {
            BY_NAME.put(function.text, function);
        }
    }

    private final String text;
    private final int least;
    private final int most;
    private final Type result;
    private final Type[] parameters;

    Function(String text, int least, int most, Type result, Type... parameters) {
        this.text = text;
        this.least = least;
        this.most = most;
        this.result = result;
        this.parameters = parameters;
    }

    static @Nullable Function named(String name) {
        return BY_NAME.get(name);
    }

    /** The name it is called by. */
    public String text() {
        return text;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    Type result() {
        return result;
    }

    /** What the argument at a place must be; the last one repeats. */
    Type parameter(int index) {
        return parameters[Math.min(index, parameters.length - 1)];
    }
}
