package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.ExpressionError;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.ExpressionParser.Parsed;
import ru.opora.questionnaires.expressions.Scope;
import ru.opora.questionnaires.expressions.Type;
import ru.opora.questionnaires.expressions.TypeChecker;
import ru.opora.questionnaires.expressions.Values;

/** A questionnaire with all its expressions read, and what is wrong with them. */
public final class Compilation {

    private final Questionnaire questionnaire;
    private final List<CompiledItem> items = new ArrayList<>();
    private final Variables variables;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Integer> doubtful = new HashSet<>();

    private Compilation(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
        this.variables = new Variables(questionnaire);
    }

    public static Compilation of(Questionnaire questionnaire) {
        Compilation compilation = new Compilation(questionnaire);
        Map<Item.Group, Integer> groups = new IdentityHashMap<>(); // equal groups may stand in two places
        for (Placed placed : questionnaire.items()) {
            CompiledItem item = compilation.item(placed, groups);
            if (placed.item() instanceof Item.Group group) {
                groups.put(group, item.index());
            }
            compilation.items.add(item);
        }
        compilation.items.forEach(compilation.variables::add);
        compilation.items.forEach(compilation::check);
        return compilation;
    }

    public Questionnaire questionnaire() {
        return questionnaire;
    }

    public List<CompiledItem> items() {
        return items;
    }

    public Variables variables() {
        return variables;
    }

    /** Whether the condition of an item has errors of its own: what it would give says nothing. */
    boolean isDoubtful(CompiledItem item) {
        return doubtful.contains(item.index());
    }

    List<Problem> problems() {
        return problems;
    }

    private CompiledItem item(Placed placed, Map<Item.Group, Integer> groups) {
        int depth = placed.groups().size();
        int parent = depth == 0 ? -1 : groups.getOrDefault(placed.groups().get(depth - 1), -1);
        String at = placed.pointer();
        Item item = placed.item();
        Item.Question question = item instanceof Item.Question q ? q : null;
        return new CompiledItem(
                items.size(),
                parent,
                placed,
                parse(item.relevant(), at + "/relevant"),
                question == null ? null : parse(question.requiredIf(), at + "/requiredIf"),
                question == null ? null : parse(question.constraint(), at + "/constraint"),
                question == null ? null : parse(filter(question.answer()), at + "/choiceFilter"),
                item instanceof Item.Computed computed ? parse(computed.expression(), at + "/expression") : null,
                question == null ? null : parse(question.initial(), at + "/default"));
    }

    private static @Nullable String filter(AnswerType answer) {
        if (answer instanceof AnswerType.Single single) {
            return single.filter();
        }
        return answer instanceof AnswerType.Multiple multiple ? multiple.filter() : null;
    }

    private @Nullable Expression parse(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        Parsed parsed = ExpressionParser.parse(text);
        if (parsed.error() != null) {
            add(parsed.error(), pointer);
        }
        return parsed.expression();
    }

    private void check(CompiledItem item) {
        String at = item.placed().pointer();
        int before = problems.size();
        check(item.relevant(), Type.BOOLEAN, variables, at + "/relevant");
        if (problems.subList(before, problems.size()).stream().anyMatch(Problem::isError)) {
            doubtful.add(item.index());
        }
        check(item.requiredIf(), Type.BOOLEAN, variables, at + "/requiredIf");
        check(item.calculation(), Type.ANY, variables, at + "/expression");
        if (item.placed().item() instanceof Item.Question question) {
            initial(question.answer(), item.initial(), at + "/default");
            Scope self = variables.of(question, null);
            check(item.constraint(), Type.BOOLEAN, self, at + "/constraint");
            if (item.choiceFilter() != null && question.answer() instanceof AnswerType.FromChoices choices) {
                Scope attributes = variables.of(question, questionnaire.choiceList(choices.choices()));
                check(item.choiceFilter(), Type.BOOLEAN, attributes, at + "/choiceFilter");
            }
        }
    }

    /** It must be able to be an answer; choices that stand there must be some of the list. */
    private void initial(AnswerType answer, @Nullable Expression initial, String pointer) {
        boolean number = answer instanceof AnswerType.Numeric || answer instanceof AnswerType.Scale;
        Type expected = number ? Type.NUMBER : answer instanceof AnswerType.Day ? Type.DATE : Type.ANY;
        check(initial, expected, variables, pointer);
        Set<String> choices = variables.info(answer).choices();
        if (choices != null && initial instanceof Expression.Literal literal) {
            String text = Values.text(literal.value());
            List<String> names = answer instanceof AnswerType.Single ? List.of(text) : List.of(text.split("\\s+"));
            names.stream()
                    .filter(name -> !name.isEmpty() && !choices.contains(name))
                    .forEach(name ->
                            add(new ExpressionError(ProblemCode.UNKNOWN_CHOICE, initial.from(), name), pointer));
        }
    }

    private void check(@Nullable Expression expression, Type expected, Scope scope, String pointer) {
        if (expression != null) {
            TypeChecker.check(expression, expected, scope).forEach(error -> add(error, pointer));
        }
    }

    private void add(ExpressionError error, String pointer) {
        problems.add(Problem.of(error.code(), pointer, "position", error.position(), "detail", error.detail()));
    }
}
