package ru.opora.questionnaires;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Item.Group;
import tools.jackson.databind.JsonNode;

/** Reads a definition from JSON; everything that doesn't fit is said at once, and nothing is guessed. */
public final class DefinitionReader {

    /** The version of the JSON's shape. */
    static final int FORMAT = 1;

    private final List<Problem> problems = new ArrayList<>();
    private final AnswerTypeReader answers = new AnswerTypeReader();
    private int nodes;
    private int choices;

    private DefinitionReader() {}

    /** A definition, or why there is none; only its shape is looked at, its meaning is checked later. */
    public record Reading(@Nullable Questionnaire questionnaire, List<Problem> problems) {}

    public static Reading read(JsonNode json) {
        DefinitionReader reader = new DefinitionReader();
        Questionnaire questionnaire = reader.questionnaire(json);
        return new Reading(reader.problems.isEmpty() ? questionnaire : null, List.copyOf(reader.problems));
    }

    private Questionnaire questionnaire(JsonNode json) {
        JsonFields fields = new JsonFields(json, "", problems);
        Double format = fields.number("format");
        if (format == null || format != FORMAT) {
            fields.problem(ProblemCode.UNSUPPORTED_FORMAT, "/format", "supported", FORMAT);
        }
        Questionnaire questionnaire = new Questionnaire(
                fields.text("code"),
                fields.list("languages", Limits.LANGUAGES, fields::element),
                fields.texts("title"),
                fields.texts("description"),
                fields.list("factors", Limits.FACTORS, this::factor),
                fields.list("choiceLists", Limits.CHOICE_LISTS, this::choiceList),
                fields.list("sections", Limits.NODES, this::section));
        fields.end();
        return questionnaire;
    }

    private Factor factor(JsonNode json, String pointer) {
        JsonFields fields = new JsonFields(json, pointer, problems);
        Factor factor = new Factor(fields.text("code"), fields.texts("label"));
        fields.end();
        return factor;
    }

    private ChoiceList choiceList(JsonNode json, String pointer) {
        JsonFields fields = new JsonFields(json, pointer, problems);
        ChoiceList list = new ChoiceList(fields.text("name"), fields.list("choices", Limits.CHOICES, this::choice));
        fields.end();
        choices += list.choices().size();
        if (choices > Limits.ALL_CHOICES) {
            fields.problem(ProblemCode.TOO_MANY, fields.at("choices"), "limit", Limits.ALL_CHOICES);
        }
        return list;
    }

    private Choice choice(JsonNode json, String pointer) {
        JsonFields fields = new JsonFields(json, pointer, problems);
        Choice choice = new Choice(
                fields.text("name"),
                fields.texts("label"),
                fields.number("value"),
                fields.flag("exclusive"),
                fields.strings("attributes", 20));
        fields.end();
        return choice;
    }

    private @Nullable Group section(JsonNode json, String pointer) {
        Item item = item(json, pointer, 1);
        if (item != null && !(item instanceof Group)) {
            problems.add(Problem.of(ProblemCode.UNKNOWN_VALUE, pointer + "/type", "expected", "group"));
        }
        return item instanceof Group group ? group : null;
    }

    private @Nullable Item item(JsonNode json, String pointer, int depth) {
        JsonFields fields = new JsonFields(json, pointer, problems);
        if (++nodes > Limits.NODES) {
            fields.problem(ProblemCode.TOO_MANY, pointer, "limit", Limits.NODES);
            return null;
        }
        String type = fields.text("type");
        Item item = switch (type) {
            case "group" -> group(fields, depth);
            case "note" ->
                new Item.Note(
                        fields.text("name"),
                        fields.texts("label"),
                        fields.texts("hint"),
                        fields.expression("relevant"));
            case "computed" ->
                new Item.Computed(
                        fields.text("name"),
                        fields.texts("label"),
                        fields.expression("relevant"),
                        java.util.Objects.requireNonNullElse(fields.expression("expression"), ""),
                        fields.flag("shown"));
            default -> question(fields, type);
        };
        if (item != null) {
            fields.end();
        }
        return item;
    }

    private @Nullable Group group(JsonFields fields, int depth) {
        if (depth > Limits.DEPTH) {
            fields.problem(ProblemCode.TOO_DEEP, fields.pointer(), "limit", Limits.DEPTH);
            return null;
        }
        return new Group(
                fields.text("name"),
                fields.texts("label"),
                fields.texts("hint"),
                fields.expression("relevant"),
                fields.flag("randomOrder"),
                fields.list("items", Limits.NODES, (json, pointer) -> item(json, pointer, depth + 1)));
    }

    private @Nullable Item question(JsonFields fields, String type) {
        AnswerType answer = answers.read(type, fields, problems);
        if (answer == null) {
            fields.problem(ProblemCode.UNKNOWN_VALUE, fields.at("type"), "value", type);
            return null;
        }
        if (answer instanceof AnswerType.Matrix matrix) {
            nodes += matrix.rows().size();
            if (nodes > Limits.NODES) {
                fields.problem(ProblemCode.TOO_MANY, fields.pointer(), "limit", Limits.NODES);
            }
        }
        if (fields.flag("required") && fields.has("requiredIf")) {
            fields.problem(ProblemCode.UNKNOWN_FIELD, fields.at("requiredIf"), "because", "required");
        }
        return new Item.Question(
                fields.text("name"),
                fields.texts("label"),
                fields.texts("hint"),
                answer instanceof AnswerType.Matrix ? Text.NONE : fields.texts("guidance"),
                fields.expression("relevant"),
                answer instanceof AnswerType.Matrix || answer instanceof AnswerType.Files
                        ? null
                        : fields.expression("default"),
                fields.flag("required"),
                fields.expression("requiredIf"),
                fields.texts("requiredMessage"),
                fields.expression("constraint"),
                fields.texts("constraintMessage"),
                fields.flag("cannotSay"),
                AnswerTypeReader.scoring(fields.object("scoring")),
                answer);
    }
}
