package ru.opora.questionnaires.checking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Scope;
import ru.opora.questionnaires.expressions.Type;
import ru.opora.questionnaires.expressions.TypeChecker;

/** The names expressions may ask for: questions, rows of matrices, texts beside «other», computed values. */
public final class Variables implements Scope {

    /** What is chosen where none of the choices fits; its text has the question's name with {@link #OTHER_SUFFIX}. */
    public static final String OTHER = "other";

    public static final String OTHER_SUFFIX = "_other";

    private final Map<String, Scope.Info> infos = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, Set<String>> choices = new HashMap<>();

    Variables(Questionnaire questionnaire) {
        for (ChoiceList list : questionnaire.choiceLists()) {
            Set<String> names = new LinkedHashSet<>();
            list.choices().forEach(choice -> names.add(choice.name()));
            choices.putIfAbsent(list.name(), names);
        }
    }

    void add(CompiledItem item) {
        Item definition = item.placed().item();
        if (definition instanceof Item.Computed computed) {
            Expression calculation = item.calculation();
            put(
                    computed.name(),
                    Scope.Info.of(calculation == null ? Type.ANY : TypeChecker.type(calculation, this)),
                    item);
        } else if (definition instanceof Item.Question question) {
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                for (MatrixRow row : matrix.rows()) {
                    put(row.name(), new Scope.Info(Type.TEXT, named(matrix.choices(), false)), item);
                }
            } else {
                put(question.name(), info(question.answer()), item);
            }
            if (hasOther(question.answer())) {
                put(question.name() + OTHER_SUFFIX, Scope.Info.of(Type.TEXT), item);
            }
        }
    }

    private void put(String name, Scope.Info info, CompiledItem item) {
        infos.putIfAbsent(name, info);
        owners.putIfAbsent(name, item.index());
    }

    Scope.Info info(AnswerType answer) {
        if (answer instanceof AnswerType.Single single) {
            return new Scope.Info(Type.TEXT, named(single.choices(), single.other()));
        }
        if (answer instanceof AnswerType.Multiple multiple) {
            return new Scope.Info(Type.LIST, named(multiple.choices(), multiple.other()));
        }
        if (answer instanceof AnswerType.Ranking ranking) {
            return new Scope.Info(Type.LIST, named(ranking.choices(), false));
        }
        if (answer instanceof AnswerType.Scale || answer instanceof AnswerType.Numeric) {
            return Scope.Info.of(Type.NUMBER);
        }
        if (answer instanceof AnswerType.Matrix matrix) {
            return new Scope.Info(Type.TEXT, named(matrix.choices(), false));
        }
        return Scope.Info.of(
                answer instanceof AnswerType.Day
                        ? Type.DATE
                        : answer instanceof AnswerType.Files ? Type.LIST : Type.TEXT);
    }

    private @Nullable Set<String> named(String list, boolean other) {
        Set<String> names = choices.get(list);
        if (names == null || !other) {
            return names;
        }
        Set<String> more = new HashSet<>(names);
        more.add(OTHER);
        return more;
    }

    /** Whether a text may stand beside the choices. */
    public static boolean hasOther(AnswerType answer) {
        return (answer instanceof AnswerType.Single single && single.other())
                || (answer instanceof AnswerType.Multiple multiple && multiple.other());
    }

    @Override
    public Scope.@Nullable Info variable(String name) {
        return infos.get(name);
    }

    /** The index of the item a name belongs to; null for an unknown name. */
    public @Nullable Integer owner(String name) {
        return owners.get(name);
    }

    Set<String> names() {
        return infos.keySet();
    }

    /** The scope of a constraint or of a choice filter of a question. */
    Scope of(Item.Question question, @Nullable ChoiceList filtered) {
        Set<String> attributes = new HashSet<>();
        if (filtered != null) {
            for (Choice choice : filtered.choices()) {
                attributes.addAll(choice.attributes().keySet());
            }
            attributes.add("name");
        }
        Scope.Info self = filtered == null ? info(question.answer()) : null;
        return new Scope() {
            @Override
            public @Nullable Info variable(String name) {
                return infos.get(name);
            }

            @Override
            public @Nullable Info self() {
                return self;
            }

            @Override
            public boolean hasAttribute(String name) {
                return attributes.contains(name);
            }
        };
    }
}
