package ru.opora.questionnaires.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.checking.Variables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts what is kept of the answers together. */
final class Results {

    private Results() {}

    static void add(Item item, Validation validation, ObjectNode cleaned, ObjectNode computed) {
        if (item instanceof Item.Computed) {
            Object value = validation.variable(item.name());
            if (value != null) {
                computed.set(item.name(), json(value));
            }
        } else if (item instanceof Item.Question question) {
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                rows(question.name(), matrix, validation, cleaned);
            } else {
                put(cleaned, question.name(), validation);
                if (Variables.hasOther(question.answer())) {
                    put(cleaned, question.name() + Variables.OTHER_SUFFIX, validation);
                }
            }
        }
    }

    /** The names of a shown question, or of its rows. */
    static void names(Item item, List<String> names) {
        if (item instanceof Item.Question question) {
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                matrix.rows().forEach(row -> names.add(row.name()));
            } else {
                names.add(question.name());
            }
        }
    }

    private static void rows(String name, AnswerType.Matrix matrix, Validation validation, ObjectNode cleaned) {
        ObjectNode rows = JsonNodeFactory.instance.objectNode();
        for (MatrixRow row : matrix.rows()) {
            put(rows, row.name(), validation);
        }
        if (!rows.isEmpty()) {
            cleaned.set(name, rows);
        }
    }

    private static void put(ObjectNode json, String name, Validation validation) {
        JsonNode value = validation.reading(name).cleaned();
        if (value != null) {
            json.set(name, value);
        }
    }

    private static JsonNode json(@Nullable Object value) {
        if (value instanceof Double number) {
            return DefinitionWriter.number(number);
        }
        if (value instanceof Boolean truth) {
            return JsonNodeFactory.instance.booleanNode(truth);
        }
        if (value instanceof List<?> list) {
            var array = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> array.add(String.valueOf(element)));
            return array;
        }
        return JsonNodeFactory.instance.stringNode(String.valueOf(value));
    }
}
