package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.answers.Fields.Field;
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
    private final @Nullable Object[] values;
    private final @Nullable Reading[] readings;
    private final List<Found> found = new ArrayList<>();

    Validation(Form form, JsonNode answers, AnswerRules rules) {
        this.form = form;
        this.answers = answers;
        this.rules = rules;
        this.shown = new boolean[form.order().length];
        this.values = new Object[form.size()];
        this.readings = new Reading[form.size()];
    }

    Validated run() {
        if (!answers.isObject() || answers.size() > 2 * form.names().size() + 10) {
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
            Fields fields = form.fields(item);
            if (relevant) {
                read(item, question, fields);
            } else {
                irrelevant(item, fields.own());
                irrelevant(item, fields.other());
            }
        } else if (relevant && calculation != null) {
            values[form.fields(item).own().slot()] = Evaluator.evaluate(calculation, this);
        }
    }

    private void irrelevant(CompiledItem item, @Nullable Field field) {
        if (rules.refuseIrrelevant() && field != null && !AnswerReader.isAbsent(answers.get(field.name()))) {
            problem(item.index(), AnswerProblem.of(AnswerCode.IRRELEVANT, field.pointer()));
        }
    }

    private void read(CompiledItem item, Item.Question question, Fields fields) {
        AnswerType type = question.answer();
        JsonNode json = answers.get(fields.own().name());
        if (type instanceof AnswerType.Matrix) {
            rows(item, question, fields, json);
            return;
        }
        keep(
                item,
                fields.own(),
                AnswerReader.read(question, fields, json, fields.own().pointer()));
        Field other = fields.other();
        if (other != null) {
            other(item, fields.own(), other);
        }
    }

    private void other(CompiledItem item, Field own, Field other) {
        JsonNode json = answers.get(other.name());
        Object value = values[own.slot()];
        boolean chosen =
                Variables.OTHER.equals(value) || (value instanceof List<?> list && list.contains(Variables.OTHER));
        if (!chosen) {
            irrelevant(item, other);
        } else if (json != null && !AnswerReader.isAbsent(json)) {
            keep(item, other, AnswerReader.text(json, false, Limits.SHORT_ANSWER, other.pointer()));
        } else if (rules.complete()) {
            problem(item.index(), AnswerProblem.of(AnswerCode.REQUIRED, other.pointer()));
        }
    }

    private void rows(CompiledItem item, Item.Question question, Fields fields, @Nullable JsonNode json) {
        if (json == null || AnswerReader.isAbsent(json)) {
            return;
        }
        String at = fields.own().pointer();
        if (!json.isObject() || json.size() > 2 * fields.rows().size() + 10) {
            problem(item.index(), AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "object"));
            return;
        }
        int known = 0;
        for (Field row : fields.rows()) {
            JsonNode cell = json.get(row.name());
            known += cell == null ? 0 : 1;
            keep(item, row, AnswerReader.read(question, fields, cell, row.pointer()));
        }
        if (known < json.size()) {
            TreeSet<String> unknown = new TreeSet<>(json.propertyNames());
            fields.rows().forEach(row -> unknown.remove(row.name()));
            unknown.forEach(
                    name -> problem(item.index(), AnswerProblem.of(AnswerCode.UNKNOWN_FIELD, Pointers.at(at, name))));
        }
    }

    private void keep(CompiledItem item, Field field, Reading reading) {
        readings[field.slot()] = reading;
        values[field.slot()] = reading.value();
        reading.problems().forEach(problem -> problem(item.index(), problem));
    }

    private void unknownFields() {
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : answers.propertyNames()) {
            if (!form.names().contains(name)) {
                unknown.add(name);
            }
        }
        unknown.forEach(
                name -> problem(Integer.MAX_VALUE, AnswerProblem.of(AnswerCode.UNKNOWN_FIELD, Pointers.at("", name))));
    }

    private Validated result() {
        // as large as it will be: growing it took a tenth of the time
        ObjectNode cleaned = new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(2 * answers.size()));
        ObjectNode computed = JsonNodeFactory.instance.objectNode();
        List<String> names = new ArrayList<>();
        for (CompiledItem item : form.compilation().items()) {
            if (shown[item.index()]) {
                Results.add(item, this, cleaned, computed);
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

    Reading reading(Field field) {
        Reading reading = readings[field.slot()];
        return reading == null ? Reading.NONE : reading;
    }

    @Nullable
    Object value(Field field) {
        return values[field.slot()];
    }

    boolean isTrue(Expression expression) {
        return Values.truth(Evaluator.evaluate(expression, this));
    }

    void problem(int index, AnswerProblem problem) {
        found.add(new Found(index, problem));
    }

    @Override
    public @Nullable Object variable(String name) {
        int slot = form.slot(name);
        return slot < 0 ? null : values[slot];
    }

    @Override
    public LocalDate today() {
        return rules.today();
    }
}
