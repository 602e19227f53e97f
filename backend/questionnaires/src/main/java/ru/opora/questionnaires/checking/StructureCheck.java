package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Factor;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Names;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.Scoring;

/** Names, lists and what refers to them. */
final class StructureCheck {

    private final Questionnaire questionnaire;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> usedLists = new HashSet<>();
    private final Set<String> usedFactors = new HashSet<>();

    StructureCheck(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    List<Problem> problems() {
        if (!Names.isName(questionnaire.code())) {
            add(ProblemCode.INVALID_NAME, "/code", "name", questionnaire.code());
        }
        languages();
        if (questionnaire.sections().isEmpty()) {
            add(ProblemCode.EMPTY, "/sections");
        }
        questionnaire.items().forEach(this::item);
        factors();
        choiceLists();
        return problems;
    }

    private void languages() {
        if (questionnaire.languages().isEmpty()) {
            add(ProblemCode.EMPTY, "/languages");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < questionnaire.languages().size(); i++) {
            String language = questionnaire.languages().get(i);
            if (!isLanguage(language)) {
                add(ProblemCode.INVALID_NAME, "/languages/" + i, "name", language);
            } else if (!seen.add(language)) {
                add(ProblemCode.DUPLICATE_NAME, "/languages/" + i, "name", language);
            }
        }
    }

    private void item(Placed placed) {
        Item item = placed.item();
        name(item.name(), placed.pointer() + "/name");
        if (item instanceof Item.Question question) {
            question(question, placed.pointer());
        } else if (item instanceof Item.Group group && group.items().isEmpty()) {
            add(ProblemCode.EMPTY, placed.pointer() + "/items");
        } else if (item instanceof Item.Computed computed
                && computed.expression().isEmpty()) {
            add(ProblemCode.REQUIRED, placed.pointer() + "/expression");
        }
    }

    private void question(Item.Question question, String pointer) {
        AnswerType answer = question.answer();
        if (answer instanceof AnswerType.FromChoices choices) {
            list(choices.choices(), pointer + "/choices");
        } else if (answer instanceof AnswerType.Scale scale && scale.labels() != null) {
            list(scale.labels(), pointer + "/labels");
        }
        if (Variables.hasOther(answer)) {
            name(question.name() + Variables.OTHER_SUFFIX, pointer + "/other");
            other(answer, pointer);
        }
        factor(question.scoring(), pointer);
        if (answer instanceof AnswerType.Matrix matrix) {
            if (matrix.rows().isEmpty()) {
                add(ProblemCode.EMPTY, pointer + "/rows");
            }
            for (int i = 0; i < matrix.rows().size(); i++) {
                MatrixRow row = matrix.rows().get(i);
                name(row.name(), pointer + "/rows/" + i + "/name");
                factor(row.scoring(), pointer + "/rows/" + i);
            }
        }
    }

    /** Where «other» may be chosen, no choice of the list may be named so. */
    private void other(AnswerType answer, String pointer) {
        ChoiceList list = questionnaire.choiceList(((AnswerType.FromChoices) answer).choices());
        if (list != null
                && list.choices().stream().anyMatch(choice -> choice.name().equals(Variables.OTHER))) {
            add(ProblemCode.DUPLICATE_NAME, pointer + "/other", "name", Variables.OTHER);
        }
    }

    private void list(String name, String pointer) {
        usedLists.add(name);
        if (questionnaire.choiceList(name) == null) {
            add(ProblemCode.UNKNOWN_CHOICE_LIST, pointer, "name", name);
        }
    }

    private void factor(@Nullable Scoring scoring, String pointer) {
        if (scoring == null) {
            return;
        }
        usedFactors.add(scoring.factor());
        if (questionnaire.factors().stream().noneMatch(factor -> factor.code().equals(scoring.factor()))) {
            add(ProblemCode.UNKNOWN_FACTOR, pointer + "/scoring/factor", "name", scoring.factor());
        }
    }

    /** All names share one space, without regard to case: exports and other tools do not tell «Q1» from «q1». */
    private void name(String name, String pointer) {
        if (!Names.isName(name)) {
            add(ProblemCode.INVALID_NAME, pointer, "name", name);
            return;
        }
        String other = names.putIfAbsent(name.toLowerCase(java.util.Locale.ROOT), pointer);
        if (other != null) {
            add(ProblemCode.DUPLICATE_NAME, pointer, "name", name, "other", other);
        }
    }

    private void factors() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < questionnaire.factors().size(); i++) {
            Factor factor = questionnaire.factors().get(i);
            String pointer = "/factors/" + i;
            if (!Names.isName(factor.code())) {
                add(ProblemCode.INVALID_NAME, pointer + "/code", "name", factor.code());
            } else if (!seen.add(factor.code())) {
                add(ProblemCode.DUPLICATE_NAME, pointer + "/code", "name", factor.code());
            } else if (!usedFactors.contains(factor.code())) {
                add(ProblemCode.UNUSED_FACTOR, pointer, "name", factor.code());
            }
        }
    }

    private void choiceLists() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < questionnaire.choiceLists().size(); i++) {
            ChoiceList list = questionnaire.choiceLists().get(i);
            String pointer = "/choiceLists/" + i;
            if (!Names.isName(list.name())) {
                add(ProblemCode.INVALID_NAME, pointer + "/name", "name", list.name());
            } else if (!seen.add(list.name())) {
                add(ProblemCode.DUPLICATE_NAME, pointer + "/name", "name", list.name());
            } else if (!usedLists.contains(list.name())) {
                add(ProblemCode.UNUSED_CHOICE_LIST, pointer, "name", list.name());
            }
            choices(list, pointer + "/choices");
        }
    }

    private void choices(ChoiceList list, String pointer) {
        if (list.choices().isEmpty()) {
            add(ProblemCode.EMPTY, pointer);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.choices().size(); i++) {
            Choice choice = list.choices().get(i);
            String at = pointer + "/" + i;
            if (choice.name().isEmpty() || choice.name().chars().anyMatch(c -> c <= ' ' || Character.isWhitespace(c))) {
                add(ProblemCode.INVALID_NAME, at + "/name", "name", choice.name());
            } else if (!seen.add(choice.name())) {
                add(ProblemCode.DUPLICATE_NAME, at + "/name", "name", choice.name());
            }
            for (String attribute : choice.attributes().keySet()) {
                if (!Names.isName(attribute) || attribute.equals("name")) {
                    add(ProblemCode.INVALID_NAME, at + "/attributes", "name", attribute);
                }
            }
        }
    }

    /** A language tag such as ru, en, sah or pt-BR. */
    private static boolean isLanguage(String tag) {
        return tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    }

    private void add(ProblemCode code, String pointer, Object... parameters) {
        problems.add(Problem.of(code, pointer, parameters));
    }
}
