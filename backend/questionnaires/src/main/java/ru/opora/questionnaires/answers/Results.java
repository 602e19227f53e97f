package ru.opora.questionnaires.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.answers.Fields.Field;
import ru.opora.questionnaires.checking.CompiledItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts what is kept of the answers together. */
final class Results {

    private Results() {}

    static void add(CompiledItem compiled, Validation validation, ObjectNode cleaned, ObjectNode computed) {
        Item item = compiled.placed().item();
        if (item instanceof Item.Computed) {
            Object value = validation.value(validation.form().fields(compiled).own());
            if (value != null) {
                computed.set(item.name(), json(value));
            }
        } else if (item instanceof Item.Question question) {
            Fields fields = validation.form().fields(compiled);
            if (question.answer() instanceof AnswerType.Matrix) {
                rows(fields, validation, cleaned);
            } else {
                put(cleaned, fields.own(), validation);
                Field other = fields.other();
                if (other != null) {
                    put(cleaned, other, validation);
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

    private static void rows(Fields fields, Validation validation, ObjectNode cleaned) {
        ObjectNode rows = JsonNodeFactory.instance.objectNode();
        for (Field row : fields.rows()) {
            put(rows, row, validation);
        }
        if (!rows.isEmpty()) {
            cleaned.set(fields.own().name(), rows);
        }
    }

    private static void put(ObjectNode json, Field field, Validation validation) {
        JsonNode value = validation.reading(field).cleaned();
        if (value != null) {
            json.set(field.name(), value);
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
