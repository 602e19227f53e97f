package ru.opora.questionnaires;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Item.Computed;
import ru.opora.questionnaires.Item.Group;
import ru.opora.questionnaires.Item.Question;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a definition as JSON; what has its usual value is left out, so that equal definitions have equal JSON. */
public final class DefinitionWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DefinitionWriter() {}

    public static ObjectNode write(Questionnaire questionnaire) {
        ObjectNode json = NODES.objectNode();
        json.put("format", DefinitionReader.FORMAT);
        json.put("code", questionnaire.code());
        ArrayNode languages = json.putArray("languages");
        questionnaire.languages().forEach(languages::add);
        text(json, "title", questionnaire.title());
        text(json, "description", questionnaire.description());
        factors(json, questionnaire.factors());
        choiceLists(json, questionnaire.choiceLists());
        items(json.putArray("sections"), questionnaire.sections());
        return json;
    }

    /** SHA-256 of the canonical JSON, hexadecimal: what a frozen definition is known by. */
    public static String hash(Questionnaire questionnaire) {
        return CanonicalJson.hash(write(questionnaire));
    }

    private static void factors(ObjectNode json, List<Factor> factors) {
        if (factors.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("factors");
        for (Factor factor : factors) {
            ObjectNode node = array.addObject();
            node.put("code", factor.code());
            text(node, "label", factor.label());
        }
    }

    private static void choiceLists(ObjectNode json, List<ChoiceList> lists) {
        if (lists.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("choiceLists");
        for (ChoiceList list : lists) {
            ObjectNode node = array.addObject();
            node.put("name", list.name());
            ArrayNode choices = node.putArray("choices");
            list.choices().forEach(choice -> choice(choices.addObject(), choice));
        }
    }

    private static void choice(ObjectNode json, Choice choice) {
        json.put("name", choice.name());
        text(json, "label", choice.label());
        number(json, "value", choice.value());
        flag(json, "exclusive", choice.exclusive());
        strings(json, "attributes", choice.attributes());
    }

    private static void items(ArrayNode array, List<? extends Item> items) {
        items.forEach(item -> item(array.addObject(), item));
    }

    private static void item(ObjectNode json, Item item) {
        json.put("type", type(item));
        json.put("name", item.name());
        text(json, "label", item.label());
        if (item instanceof Group group) {
            text(json, "hint", group.hint());
            expression(json, "relevant", group.relevant());
            flag(json, "randomOrder", group.randomOrder());
            items(json.putArray("items"), group.items());
        } else if (item instanceof Question question) {
            question(json, question);
        } else if (item instanceof Item.Note note) {
            text(json, "hint", note.hint());
            expression(json, "relevant", note.relevant());
        } else if (item instanceof Computed computed) {
            expression(json, "relevant", computed.relevant());
            json.put("expression", computed.expression());
            flag(json, "shown", computed.shown());
        }
    }

    private static String type(Item item) {
        if (item instanceof Question question) {
            return AnswerTypeWriter.type(question.answer());
        }
        return item instanceof Group ? "group" : item instanceof Computed ? "computed" : "note";
    }

    private static void question(ObjectNode json, Question question) {
        text(json, "hint", question.hint());
        text(json, "guidance", question.guidance());
        expression(json, "relevant", question.relevant());
        expression(json, "default", question.initial());
        flag(json, "required", question.required());
        expression(json, "requiredIf", question.requiredIf());
        text(json, "requiredMessage", question.requiredMessage());
        expression(json, "constraint", question.constraint());
        text(json, "constraintMessage", question.constraintMessage());
        flag(json, "cannotSay", question.cannotSay());
        scoring(json, question.scoring());
        AnswerTypeWriter.write(json, question.answer());
    }

    static void scoring(ObjectNode json, @Nullable Scoring scoring) {
        if (scoring == null) {
            return;
        }
        ObjectNode node = json.putObject("scoring");
        node.put("factor", scoring.factor());
        flag(node, "reverse", scoring.reverse());
        number(node, "weight", scoring.weight() == 1 ? null : (Double) scoring.weight());
        number(node, "from", scoring.from());
        number(node, "to", scoring.to());
    }

    static void text(ObjectNode json, String name, Text text) {
        strings(json, name, text.byLanguage());
    }

    private static void strings(ObjectNode json, String name, Map<String, String> strings) {
        if (!strings.isEmpty()) {
            ObjectNode node = json.putObject(name);
            strings.forEach(node::put);
        }
    }

    static void expression(ObjectNode json, String name, @Nullable String expression) {
        if (expression != null) {
            json.put(name, expression);
        }
    }

    static void flag(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    /** Whole numbers are written without a point. */
    static void number(ObjectNode json, String name, @Nullable Double value) {
        if (value != null) {
            json.set(name, number(value));
        }
    }

    /** A number as JSON; whole numbers without a point. */
    public static tools.jackson.databind.JsonNode number(double value) {
        return value == Math.rint(value) ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }
}
