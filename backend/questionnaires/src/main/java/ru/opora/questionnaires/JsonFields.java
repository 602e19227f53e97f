package ru.opora.questionnaires;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object: each is asked for by type, what doesn't fit is a problem, and what nobody asked for is too. */
final class JsonFields {

    private final JsonNode object;
    private final String pointer;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode object, String pointer, List<Problem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.problems = problems;
        if (!object.isObject()) {
            problem(ProblemCode.WRONG_TYPE, pointer, "expected", "object");
        }
    }

    String pointer() {
        return pointer;
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    boolean has(String name) {
        return field(name) != null;
    }

    String text(String name) {
        String value = optionalText(name, Limits.NAME);
        if (value == null) {
            problem(ProblemCode.REQUIRED, at(name));
        }
        return value == null ? "" : value;
    }

    @Nullable
    String optionalText(String name, int limit) {
        JsonNode value = field(name);
        return value == null ? null : string(value, at(name), limit);
    }

    private @Nullable String string(JsonNode value, String where, int limit) {
        if (!value.isString()) {
            problem(ProblemCode.WRONG_TYPE, where, "expected", "string");
            return null;
        }
        String text = value.asString();
        if (text.length() > limit) {
            problem(ProblemCode.TOO_LONG, where, "limit", limit);
            return null;
        }
        if (!Characters.areFine(text)) {
            problem(ProblemCode.INVALID_CHARACTERS, where);
            return null;
        }
        return text;
    }

    /** An expression without white space around it; null when it is absent or empty. */
    @Nullable
    String expression(String name) {
        String value = optionalText(name, Limits.EXPRESSION);
        return value == null || value.isBlank() ? null : value.strip();
    }

    boolean flag(String name) {
        JsonNode value = field(name);
        if (value != null && !value.isBoolean()) {
            problem(ProblemCode.WRONG_TYPE, at(name), "expected", "boolean");
        }
        return value != null && value.isBoolean() && value.asBoolean();
    }

    @Nullable
    Double number(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            problem(ProblemCode.WRONG_TYPE, at(name), "expected", "number");
            return null;
        }
        double number = value.asDouble();
        if (Double.isNaN(number) || Math.abs(number) > Limits.NUMBER) {
            problem(ProblemCode.OUT_OF_RANGE, at(name));
            return null;
        }
        return number == 0 ? 0.0 : number;
    }

    @Nullable
    Integer integer(String name, int least, int most) {
        Double value = number(name);
        if (value != null && (value != Math.rint(value) || value < least || value > most)) {
            problem(ProblemCode.OUT_OF_RANGE, at(name), "min", least, "max", most);
            return null;
        }
        return value == null ? null : (Integer) value.intValue();
    }

    @Nullable
    LocalDate day(String name) {
        String value = optionalText(name, 10);
        LocalDate day = value == null ? null : Days.parse(value);
        if (value != null && day == null) {
            problem(ProblemCode.WRONG_TYPE, at(name), "expected", "YYYY-MM-DD");
        }
        return day;
    }

    /** One of an enum's values, written in lower case. */
    <E extends Enum<E>> E oneOf(String name, E usual) {
        String value = optionalText(name, Limits.NAME);
        if (value == null) {
            return usual;
        }
        for (E constant : usual.getDeclaringClass().getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        problem(ProblemCode.UNKNOWN_VALUE, at(name), "value", value);
        return usual;
    }

    /** A text by language: an object of strings; blank ones count as absent. */
    Text texts(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return Text.NONE;
        }
        return new Text(strings(value, at(name), Limits.LANGUAGES, Limits.TEXT));
    }

    Map<String, String> strings(String name, int most) {
        JsonNode value = field(name);
        return value == null ? Map.of() : strings(value, at(name), most, Limits.NAME);
    }

    private Map<String, String> strings(JsonNode value, String where, int most, int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!value.isObject()) {
            problem(ProblemCode.WRONG_TYPE, where, "expected", "object");
            return texts;
        }
        if (value.size() > most) {
            problem(ProblemCode.TOO_MANY, where, "limit", most);
            return texts;
        }
        value.forEachEntry((key, text) -> {
            String read = text.isNull() ? null : string(text, where + "/" + escape(key), length);
            if (read != null && !read.isBlank()) {
                texts.put(key, read.replace("\r\n", "\n").replace('\r', '\n').strip());
            }
        });
        return texts;
    }

    /** A list, each element read with its pointer; too long a list is not read at all. */
    <T> List<T> list(String name, int most, BiFunction<JsonNode, String, @Nullable T> reader) {
        List<T> elements = new ArrayList<>();
        JsonNode value = field(name);
        if (value == null) {
            return elements;
        }
        if (!value.isArray()) {
            problem(ProblemCode.WRONG_TYPE, at(name), "expected", "array");
        } else if (value.size() > most) {
            problem(ProblemCode.TOO_MANY, at(name), "limit", most);
        } else {
            for (int i = 0; i < value.size() && problems.size() < Limits.PROBLEMS; i++) {
                T element = reader.apply(value.get(i), at(name) + "/" + i);
                if (element != null) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    @Nullable
    String element(JsonNode value, String where) {
        return string(value, where, Limits.NAME);
    }

    /** A field that holds an object; null when it is absent. */
    @Nullable
    JsonFields object(String name) {
        JsonNode value = field(name);
        return value == null ? null : new JsonFields(value, at(name), problems);
    }

    /** Names the fields nobody asked for. */
    void end() {
        object.forEachEntry((name, value) -> {
            if (!known.contains(name)) {
                problem(ProblemCode.UNKNOWN_FIELD, at(name));
            }
        });
    }

    String at(String name) {
        return pointer + "/" + escape(name);
    }

    private static String escape(String name) {
        String key = name.length() > Limits.NAME ? name.substring(0, Limits.NAME) : name;
        return key.replace("~", "~0").replace("/", "~1");
    }

    void problem(ProblemCode code, String where, Object... parameters) {
        if (problems.size() < Limits.PROBLEMS) {
            problems.add(Problem.of(code, where, parameters));
        }
    }
}
