package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.Questionnaire;
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
    private final Set<String> fields = new HashSet<>();
    private final Map<String, String> pointers = new HashMap<>();

    private Form(Compilation compilation) {
        this.compilation = compilation;
        this.order = new DependencyGraph(compilation)
                .order().stream().mapToInt(Integer::intValue).toArray();
        for (ChoiceList list : compilation.questionnaire().choiceLists()) {
            Map<String, Choice> byName = new LinkedHashMap<>();
            list.choices().forEach(choice -> byName.put(choice.name(), choice));
            choices.put(list.name(), byName);
        }
        for (CompiledItem item : compilation.items()) {
            if (item.placed().item() instanceof Item.Question question) {
                fields.add(question.name());
                point(question);
                if (Variables.hasOther(question.answer())) {
                    fields.add(question.name() + Variables.OTHER_SUFFIX);
                }
            }
        }
    }

    private void point(Item.Question question) {
        String at = Pointers.at("", question.name());
        pointers.put(question.name(), at);
        if (question.answer() instanceof AnswerType.Matrix matrix) {
            for (MatrixRow row : matrix.rows()) {
                pointers.put(row.name(), Pointers.at(at, row.name()));
            }
        }
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

    /** Where the answer to a question or a matrix row stands: made once, and not for each answer that nothing is said of. */
    String pointer(String name) {
        return pointers.getOrDefault(name, "");
    }

    Compilation compilation() {
        return compilation;
    }

    int[] order() {
        return order;
    }

    /** The names of fields that answers may have. */
    Set<String> fields() {
        return fields;
    }

    Map<String, Choice> choices(AnswerType.FromChoices answer) {
        return choices.getOrDefault(answer.choices(), Map.of());
    }
}
