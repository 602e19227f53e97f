package ru.opora.questionnaires;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what belongs to one type of question only. */
final class AnswerTypeReader {

    /** The fields of a question's type; null when there is no such type. */
    @Nullable
    AnswerType read(String type, JsonFields fields, List<Problem> problems) {
        return switch (type) {
            case "single" ->
                new AnswerType.Single(
                        fields.text("choices"),
                        fields.flag("other"),
                        fields.oneOf("display", Display.LIST),
                        fields.flag("randomOrder"),
                        fields.expression("choiceFilter"));
            case "multiple" -> multiple(fields);
            case "scale" -> scale(fields);
            case "matrix" ->
                new AnswerType.Matrix(
                        fields.text("choices"),
                        fields.list("rows", Limits.NODES, (json, pointer) -> row(json, pointer, problems)),
                        fields.flag("randomOrder"));
            case "number" -> new AnswerType.Numeric(fields.flag("decimal"), fields.number("min"), fields.number("max"));
            case "text" ->
                new AnswerType.Written(
                        fields.flag("multiline"),
                        fields.integer("maxLength", 1, Limits.ANSWER),
                        fields.optionalText("pattern", Limits.PATTERN));
            case "date" -> new AnswerType.Day(fields.day("min"), fields.day("max"));
            case "ranking" -> new AnswerType.Ranking(fields.text("choices"), fields.flag("randomOrder"));
            case "file" ->
                new AnswerType.Files(
                        fields.oneOf("accept", FileKind.ANY),
                        Objects.requireNonNullElse(fields.integer("maxFiles", 1, Limits.FILES), 1),
                        Objects.requireNonNullElse(fields.integer("maxMegabytes", 1, Limits.FILE_MEGABYTES), 10));
            default -> null;
        };
    }

    private static AnswerType multiple(JsonFields fields) {
        return new AnswerType.Multiple(
                fields.text("choices"),
                fields.flag("other"),
                fields.oneOf("display", Display.LIST),
                fields.flag("randomOrder"),
                fields.expression("choiceFilter"),
                fields.integer("minSelected", 1, Limits.CHOICES),
                fields.integer("maxSelected", 1, Limits.CHOICES));
    }

    private static AnswerType scale(JsonFields fields) {
        return new AnswerType.Scale(
                required(fields, "min", 1),
                required(fields, "max", 5),
                fields.has("step") ? required(fields, "step", 1) : 1,
                fields.optionalText("labels", Limits.NAME));
    }

    private static double required(JsonFields fields, String name, double usual) {
        Double value = fields.number(name);
        if (value == null && !fields.has(name)) {
            fields.problem(ProblemCode.REQUIRED, fields.at(name));
        }
        return value == null ? usual : value;
    }

    private static MatrixRow row(JsonNode json, String pointer, List<Problem> problems) {
        JsonFields fields = new JsonFields(json, pointer, problems);
        MatrixRow row = new MatrixRow(fields.text("name"), fields.texts("label"), scoring(fields.object("scoring")));
        fields.end();
        return row;
    }

    static @Nullable Scoring scoring(@Nullable JsonFields fields) {
        if (fields == null) {
            return null;
        }
        Double weight = fields.number("weight");
        if (weight != null && (weight <= 0 || weight > 1_000)) {
            fields.problem(ProblemCode.OUT_OF_RANGE, fields.at("weight"), "min", 0, "max", 1_000);
        }
        Scoring scoring = new Scoring(
                fields.text("factor"),
                fields.flag("reverse"),
                weight == null ? 1 : weight,
                fields.number("from"),
                fields.number("to"));
        fields.end();
        return scoring;
    }
}
