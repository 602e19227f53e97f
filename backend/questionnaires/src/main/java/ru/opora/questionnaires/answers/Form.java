package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.answers.Fields.Field;
import ru.opora.questionnaires.checking.Compilation;
import ru.opora.questionnaires.checking.CompiledItem;
import ru.opora.questionnaires.checking.DefinitionCheck;
import ru.opora.questionnaires.checking.DependencyGraph;
import ru.opora.questionnaires.checking.Variables;
import tools.jackson.databind.JsonNode;

/** A sound questionnaire, ready to take answers. Safe for use by many threads; worth keeping. */
public final class Form {

    private final Compilation compilation;
    private final int[] order;
    private final Map<String, Map<String, Choice>> choices = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final @Nullable Fields[] fields;

    private Form(Compilation compilation) {
        this.compilation = compilation;
        this.order = new DependencyGraph(compilation)
                .order().stream().mapToInt(Integer::intValue).toArray();
        for (ChoiceList list : compilation.questionnaire().choiceLists()) {
            Map<String, Choice> byName = new LinkedHashMap<>();
            list.choices().forEach(choice -> byName.put(choice.name(), choice));
            choices.put(list.name(), byName);
        }
        this.fields = new Fields[compilation.items().size()];
        for (CompiledItem item : compilation.items()) {
            if (item.placed().item() instanceof Item.Question question) {
                fields[item.index()] = fields(question);
            } else if (item.placed().item() instanceof Item.Computed computed) {
                Field own = field("", computed.name());
                fields[item.index()] = new Fields(own, null, List.of(), Map.of(), Set.of());
            }
        }
    }

    private Fields fields(Item.Question question) {
        AnswerType answer = question.answer();
        Field own = field("", question.name());
        names.add(own.name());
        Map<String, Choice> offered = answer instanceof AnswerType.FromChoices from
                ? choices.getOrDefault(from.choices(), Map.of())
                : Map.of();
        Set<String> chosen = new HashSet<>(offered.keySet());
        Field other = null;
        if (Variables.hasOther(answer)) {
            chosen.add(Variables.OTHER);
            other = field("", question.name() + Variables.OTHER_SUFFIX);
            names.add(other.name());
        }
        List<Field> rows = answer instanceof AnswerType.Matrix matrix
                ? matrix.rows().stream()
                        .map(row -> field(own.pointer(), row.name()))
                        .toList()
                : List.of();
        return new Fields(own, other, rows, offered, chosen);
    }

    private Field field(String within, String name) {
        slots.putIfAbsent(name, slots.size());
        return new Field(slot(name), name, Pointers.at(within, name));
    }

    /** @throws IllegalArgumentException if the definition has errors; check it before */
    public static Form of(Questionnaire questionnaire) {
        Compilation compilation = Compilation.of(questionnaire);
        List<Problem> errors = DefinitionCheck.check(compilation).stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("The questionnaire has errors: " + errors);
        }
        return new Form(compilation);
    }

    public Questionnaire questionnaire() {
        return compilation.questionnaire();
    }

    /** Validates answers; the same answers and rules always give the same result, whatever they are. */
    public Validated validate(JsonNode answers, AnswerRules rules) {
        return new Validation(this, answers, rules).run();
    }

    /** The names of the questions and matrix rows that are shown with answers which were validated before. */
    public List<String> shown(JsonNode answers, LocalDate today) {
        return new Validation(this, answers, AnswerRules.draft(today)).names();
    }

    Compilation compilation() {
        return compilation;
    }

    int[] order() {
        return order;
    }

    /** The names of fields that answers may have. */
    Set<String> names() {
        return names;
    }

    /** Of a question or a computed item. */
    Fields fields(CompiledItem item) {
        return Objects.requireNonNull(fields[item.index()]);
    }

    /** How many slots there are for values. */
    int size() {
        return slots.size();
    }

    /** Of the value with this name; -1 when there is none. */
    int slot(String name) {
        return slots.getOrDefault(name, -1);
    }
}
