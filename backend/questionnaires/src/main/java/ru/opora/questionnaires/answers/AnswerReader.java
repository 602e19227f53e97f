package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Characters;
import ru.opora.questionnaires.Days;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of one answer by the type of its question: its shape, and whether the choices exist. */
final class AnswerReader {

    static final String CANNOT_SAY = "cannotSay";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnswerReader() {}

    /** The answer to a question, or to a row of a matrix. */
    static Reading read(Item.Question question, Fields fields, @Nullable JsonNode json, String at) {
        AnswerType type = question.answer();
        if (isAbsent(json) || json == null) {
            return Reading.NONE;
        }
        if (saysNothing(json)) {
            return question.cannotSay() ? cannotSay() : Reading.refused(AnswerCode.CANNOT_SAY_NOT_ALLOWED, at);
        }
        if (type instanceof AnswerType.Multiple || type instanceof AnswerType.Ranking) {
            return several(json, fields.names(), at);
        }
        if (type instanceof AnswerType.FromChoices) {
            return one(json, fields.names(), at);
        }
        if (type instanceof AnswerType.Written text) {
            return text(json, text.multiline(), text.limit(), at);
        }
        if (type instanceof AnswerType.Day) {
            return day(json, at);
        }
        return type instanceof AnswerType.Files files ? FileReader.read(files, json, at) : number(json, at);
    }

    static boolean isAbsent(@Nullable JsonNode json) {
        return json == null
                || switch (json.getNodeType()) {
                    case NULL, MISSING -> true;
                    case STRING -> json.asString().isBlank();
                    case ARRAY -> json.isEmpty();
                    default -> false;
                };
    }

    private static boolean saysNothing(JsonNode json) {
        return json.isObject()
                && json.size() == 1
                && json.has(CANNOT_SAY)
                && json.get(CANNOT_SAY).isBoolean()
                && json.get(CANNOT_SAY).asBoolean();
    }

    private static Reading cannotSay() {
        ObjectNode cleaned = NODES.objectNode();
        cleaned.put(CANNOT_SAY, true);
        return new Reading(null, cleaned, true, List.of());
    }

    private static Reading one(JsonNode json, Set<String> choices, String at) {
        if (!json.isString()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "string"));
        }
        String name = json.asString();
        return choices.contains(name) ? Reading.of(name, json) : Reading.refused(AnswerCode.UNKNOWN_CHOICE, at);
    }

    private static Reading several(JsonNode json, Set<String> choices, String at) {
        if (!json.isArray()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "array"));
        }
        if (json.size() > choices.size()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.TOO_MANY, at, "max", choices.size()));
        }
        List<String> names = new ArrayList<>();
        ArrayNode cleaned = NODES.arrayNode();
        List<AnswerProblem> problems = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            Reading one = one(json.get(i), choices, at + "/" + i);
            problems.addAll(one.problems());
            if (one.value() instanceof String name) {
                if (names.contains(name)) {
                    problems.add(AnswerProblem.of(AnswerCode.DUPLICATE, at + "/" + i));
                } else {
                    names.add(name);
                    cleaned.add(name);
                }
            }
        }
        return names.isEmpty()
                ? new Reading(null, null, false, problems)
                : new Reading(names, cleaned, false, problems);
    }

    /** White space at its ends goes, line ends become {@code \n}, and a short text has one line. */
    static Reading text(JsonNode json, boolean multiline, int limit, String at) {
        if (!json.isString()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "string"));
        }
        String text = json.asString().replace("\r\n", "\n").replace('\r', '\n').strip();
        if (!multiline) {
            text = text.replace('\n', ' ');
        }
        if (!Characters.areFine(text)) {
            return Reading.refused(AnswerCode.INVALID_CHARACTERS, at);
        }
        if (text.length() > limit) {
            return Reading.refused(AnswerProblem.of(AnswerCode.TOO_LONG, at, "max", limit));
        }
        return Reading.of(text, text.equals(json.asString()) ? json : NODES.stringNode(text));
    }

    private static Reading day(JsonNode json, String at) {
        LocalDate day = json.isString() ? Days.parse(json.asString()) : null;
        return day == null
                ? Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "date"))
                : Reading.of(day, NODES.stringNode(day.toString()));
    }

    private static Reading number(JsonNode json, String at) {
        double number = json.isNumber() ? json.asDouble() : Double.NaN;
        if (Double.isNaN(number)) {
            return Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "number"));
        }
        if (Math.abs(number) > Limits.NUMBER) {
            return Reading.refused(AnswerCode.OUT_OF_RANGE, at);
        }
        Double value = number == 0 ? 0.0 : number;
        return Reading.of(value, DefinitionWriter.number(value));
    }
}
