package ru.opora.questionnaires;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what belongs to one type of question only. */
final class AnswerTypeWriter {

    private AnswerTypeWriter() {}

    static String type(AnswerType answer) {
        if (answer instanceof AnswerType.Single) {
            return "single";
        }
        if (answer instanceof AnswerType.Multiple) {
            return "multiple";
        }
        if (answer instanceof AnswerType.Scale) {
            return "scale";
        }
        if (answer instanceof AnswerType.Matrix) {
            return "matrix";
        }
        if (answer instanceof AnswerType.Numeric) {
            return "number";
        }
        if (answer instanceof AnswerType.Written) {
            return "text";
        }
        if (answer instanceof AnswerType.Day) {
            return "date";
        }
        return answer instanceof AnswerType.Ranking ? "ranking" : "file";
    }

    static void write(ObjectNode json, AnswerType answer) {
        if (answer instanceof AnswerType.FromChoices choices) {
            json.put("choices", choices.choices());
            DefinitionWriter.flag(json, "randomOrder", choices.randomOrder());
        }
        if (answer instanceof AnswerType.Single single) {
            selection(json, single.other(), single.display(), single.filter());
        } else if (answer instanceof AnswerType.Multiple multiple) {
            selection(json, multiple.other(), multiple.display(), multiple.filter());
            integer(json, "minSelected", multiple.minSelected());
            integer(json, "maxSelected", multiple.maxSelected());
        } else if (answer instanceof AnswerType.Matrix matrix) {
            rows(json, matrix);
        } else {
            value(json, answer);
        }
    }

    private static void value(ObjectNode json, AnswerType answer) {
        if (answer instanceof AnswerType.Scale scale) {
            DefinitionWriter.number(json, "min", scale.min());
            DefinitionWriter.number(json, "max", scale.max());
            DefinitionWriter.number(json, "step", scale.step() == 1 ? null : (Double) scale.step());
            DefinitionWriter.expression(json, "labels", scale.labels());
        } else if (answer instanceof AnswerType.Numeric number) {
            DefinitionWriter.flag(json, "decimal", number.decimal());
            DefinitionWriter.number(json, "min", number.min());
            DefinitionWriter.number(json, "max", number.max());
        } else if (answer instanceof AnswerType.Written text) {
            DefinitionWriter.flag(json, "multiline", text.multiline());
            integer(json, "maxLength", text.maxLength());
            DefinitionWriter.expression(json, "pattern", text.pattern());
        } else if (answer instanceof AnswerType.Day day) {
            DefinitionWriter.expression(
                    json, "min", day.min() == null ? null : day.min().toString());
            DefinitionWriter.expression(
                    json, "max", day.max() == null ? null : day.max().toString());
        } else if (answer instanceof AnswerType.Files files) {
            constant(json, "accept", files.kind(), FileKind.ANY);
            integer(json, "maxFiles", files.maxFiles());
            integer(json, "maxMegabytes", files.maxMegabytes());
        }
    }

    private static void selection(ObjectNode json, boolean other, Display display, @Nullable String filter) {
        DefinitionWriter.flag(json, "other", other);
        constant(json, "display", display, Display.LIST);
        DefinitionWriter.expression(json, "choiceFilter", filter);
    }

    private static void rows(ObjectNode json, AnswerType.Matrix matrix) {
        ArrayNode rows = json.putArray("rows");
        for (MatrixRow row : matrix.rows()) {
            ObjectNode node = rows.addObject();
            node.put("name", row.name());
            DefinitionWriter.text(node, "label", row.label());
            DefinitionWriter.scoring(node, row.scoring());
        }
    }

    private static <E extends Enum<E>> void constant(ObjectNode json, String name, E value, E usual) {
        if (value != usual) {
            json.put(name, value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void integer(ObjectNode json, String name, @Nullable Integer value) {
        if (value != null) {
            json.put(name, value.intValue());
        }
    }
}
