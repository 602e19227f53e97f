package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.checking.CompiledItem;
import ru.opora.questionnaires.checking.Variables;
import ru.opora.questionnaires.expressions.Environment;
import ru.opora.questionnaires.expressions.Evaluator;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One validation: first all values in the order of what depends on what, then the rules of each question. */
final class Validation implements Environment {

    /** A problem and the item it is about: problems are told in the order of the definition. */
    private record Found(int index, AnswerProblem problem) {}

    private final Form form;
    private final JsonNode answers;
    private final AnswerRules rules;
    private final boolean[] shown;
    private final Map<String, Object> values;
    private final Map<String, Reading> readings;
    private final List<Found> found = new ArrayList<>();

    Validation(Form form, JsonNode answers, AnswerRules rules) {
        this.form = form;
        this.answers = answers;
        this.rules = rules;
        this.shown = new boolean[form.order().length];
        this.values =
                new HashMap<>(2 * shown.length); // as large as they will be: growing them took a tenth of the time
        this.readings = new HashMap<>(2 * shown.length);
    }

    Validated run() {
        if (!answers.isObject() || answers.size() > 2 * form.fields().size() + 10) {
            AnswerProblem problem = AnswerProblem.of(AnswerCode.MALFORMED, "");
            return new Validated(
                    JsonNodeFactory.instance.objectNode(),
                    JsonNodeFactory.instance.objectNode(),
                    List.of(),
                    List.of(problem));
        }
        evaluate();
        for (CompiledItem item : form.compilation().items()) {
            if (shown[item.index()] && item.placed().item() instanceof Item.Question question) {
                new QuestionRules(this, item, question).check();
            }
        }
        unknownFields();
        found.sort(Comparator.comparingInt(Found::index));
        return result();
    }

    /** What is shown, and nothing of the rules. */
    List<String> names() {
        evaluate();
        List<String> names = new ArrayList<>();
        for (CompiledItem item : form.compilation().items()) {
            if (shown[item.index()]) {
                Results.names(item.placed().item(), names);
            }
        }
        return names;
    }

    private void evaluate() {
        for (int index : form.order()) {
            evaluate(item(index));
        }
    }

    private CompiledItem item(int index) {
        return form.compilation().items().get(index);
    }

    private void evaluate(CompiledItem item) {
        boolean within = item.parent() < 0 || shown[item.parent()];
        boolean relevant = within && (item.relevant() == null || isTrue(item.relevant()));
        shown[item.index()] = relevant;
        Expression calculation = item.calculation();
        if (item.placed().item() instanceof Item.Question question) {
            if (relevant) {
                read(item, question);
            } else {
                irrelevant(item, question.name());
                irrelevant(item, question.name() + Variables.OTHER_SUFFIX);
            }
        } else if (relevant && calculation != null) {
            put(item.placed().item().name(), Evaluator.evaluate(calculation, this));
        }
    }

    private void irrelevant(CompiledItem item, String field) {
        if (rules.refuseIrrelevant() && form.fields().contains(field) && !AnswerReader.isAbsent(answers.get(field))) {
            problem(item.index(), AnswerProblem.of(AnswerCode.IRRELEVANT, Pointers.at("", field)));
        }
    }

    private void read(CompiledItem item, Item.Question question) {
        AnswerType type = question.answer();
        JsonNode json = answers.get(question.name());
        String at = form.pointer(question.name());
        if (type instanceof AnswerType.Matrix matrix) {
            rows(item, question, matrix, json, at);
            return;
        }
        keep(item, question.name(), AnswerReader.read(type, question.cannotSay(), choices(type), json, at));
        if (Variables.hasOther(type)) {
            other(item, question.name());
        }
    }

    private Map<String, ru.opora.questionnaires.Choice> choices(AnswerType type) {
        return type instanceof AnswerType.FromChoices from ? form.choices(from) : Map.of();
    }

    private void other(CompiledItem item, String name) {
        String field = name + Variables.OTHER_SUFFIX;
        JsonNode json = answers.get(field);
        Object value = values.get(name);
        boolean chosen =
                Variables.OTHER.equals(value) || (value instanceof List<?> list && list.contains(Variables.OTHER));
        if (!chosen) {
            irrelevant(item, field);
        } else if (json != null && !AnswerReader.isAbsent(json)) {
            int limit = ru.opora.questionnaires.Limits.SHORT_ANSWER;
            keep(item, field, AnswerReader.text(json, false, limit, Pointers.at("", field)));
        } else if (rules.complete()) {
            problem(item.index(), AnswerProblem.of(AnswerCode.REQUIRED, Pointers.at("", field)));
        }
    }

    private void rows(
            CompiledItem item, Item.Question question, AnswerType.Matrix matrix, @Nullable JsonNode json, String at) {
        if (json == null || AnswerReader.isAbsent(json)) {
            return;
        }
        if (!json.isObject() || json.size() > 2 * matrix.rows().size() + 10) {
            problem(item.index(), AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "object"));
            return;
        }
        TreeSet<String> unknown = new TreeSet<>(json.propertyNames());
        for (MatrixRow row : matrix.rows()) {
            unknown.remove(row.name());
            Reading reading = AnswerReader.read(
                    matrix, question.cannotSay(), form.choices(matrix), json.get(row.name()), form.pointer(row.name()));
            keep(item, row.name(), reading);
        }
        unknown.forEach(
                name -> problem(item.index(), AnswerProblem.of(AnswerCode.UNKNOWN_FIELD, Pointers.at(at, name))));
    }

    private void keep(CompiledItem item, String name, Reading reading) {
        readings.put(name, reading);
        put(name, reading.value());
        reading.problems().forEach(problem -> problem(item.index(), problem));
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private void unknownFields() {
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : answers.propertyNames()) {
            if (!form.fields().contains(name)) {
                unknown.add(name);
            }
        }
        unknown.forEach(
                name -> problem(Integer.MAX_VALUE, AnswerProblem.of(AnswerCode.UNKNOWN_FIELD, Pointers.at("", name))));
    }

    private Validated result() {
        ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
        ObjectNode computed = JsonNodeFactory.instance.objectNode();
        List<String> names = new ArrayList<>();
        for (CompiledItem item : form.compilation().items()) {
            if (shown[item.index()]) {
                Results.add(item.placed().item(), this, cleaned, computed);
                Results.names(item.placed().item(), names);
            }
        }
        return new Validated(
                cleaned, computed, names, found.stream().map(Found::problem).toList());
    }

    Form form() {
        return form;
    }

    AnswerRules rules() {
        return rules;
    }

    Reading reading(String name) {
        return readings.getOrDefault(name, Reading.NONE);
    }

    boolean isTrue(Expression expression) {
        return Values.truth(Evaluator.evaluate(expression, this));
    }

    void problem(int index, AnswerProblem problem) {
        found.add(new Found(index, problem));
    }

    @Override
    public @Nullable Object variable(String name) {
        return values.get(name);
    }

    @Override
    public LocalDate today() {
        return rules.today();
    }
}
