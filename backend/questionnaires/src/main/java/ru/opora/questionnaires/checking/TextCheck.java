package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.Text;

/** Texts: whether each language has them, and whether the answers they repeat exist. */
final class TextCheck {

    /** An answer within a text: «Вы ответили: ${name}». */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

    private final Questionnaire questionnaire;
    private final Variables variables;
    private final Set<String> languages;
    private final List<Problem> problems = new ArrayList<>();

    TextCheck(Questionnaire questionnaire, Variables variables) {
        this.questionnaire = questionnaire;
        this.variables = variables;
        this.languages = new HashSet<>(questionnaire.languages());
    }

    List<Problem> problems() {
        needed(questionnaire.title(), "/title");
        wanted(questionnaire.description(), "/description");
        for (int i = 0; i < questionnaire.factors().size(); i++) {
            needed(questionnaire.factors().get(i).label(), "/factors/" + i + "/label");
        }
        for (int i = 0; i < questionnaire.choiceLists().size(); i++) {
            for (int j = 0; j < questionnaire.choiceLists().get(i).choices().size(); j++) {
                needed(
                        questionnaire.choiceLists().get(i).choices().get(j).label(),
                        "/choiceLists/" + i + "/choices/" + j + "/label");
            }
        }
        questionnaire.items().forEach(this::item);
        return problems.size() > Limits.PROBLEMS ? problems.subList(0, Limits.PROBLEMS) : problems;
    }

    private void item(Placed placed) {
        String pointer = placed.pointer();
        Item item = placed.item();
        if (item instanceof Item.Question question) {
            needed(question.label(), pointer + "/label");
            wanted(question.hint(), pointer + "/hint");
            wanted(question.guidance(), pointer + "/guidance");
            wanted(question.requiredMessage(), pointer + "/requiredMessage");
            wanted(question.constraintMessage(), pointer + "/constraintMessage");
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                for (int i = 0; i < matrix.rows().size(); i++) {
                    MatrixRow row = matrix.rows().get(i);
                    needed(row.label(), pointer + "/rows/" + i + "/label");
                }
            }
        } else if (item instanceof Item.Note note) {
            needed(note.label(), pointer + "/label");
            wanted(note.hint(), pointer + "/hint");
        } else if (item instanceof Item.Computed computed && computed.shown()) {
            needed(computed.label(), pointer + "/label");
        } else {
            wanted(item.label(), pointer + "/label");
            wanted(item instanceof Item.Group group ? group.hint() : Text.NONE, pointer + "/hint");
        }
    }

    /** A text that must be there in the first language. */
    private void needed(Text text, String pointer) {
        if (text.isEmpty()) {
            problems.add(Problem.of(ProblemCode.MISSING_TEXT, pointer));
        } else {
            wanted(text, pointer);
        }
    }

    /** A text that, when it is there, must be there in every language. */
    private void wanted(Text text, String pointer) {
        if (text.isEmpty()) {
            return;
        }
        for (String language : questionnaire.languages()) {
            if (text.in(language) == null) {
                boolean first = language.equals(questionnaire.languages().get(0));
                ProblemCode code = first ? ProblemCode.MISSING_TEXT : ProblemCode.MISSING_TRANSLATION;
                problems.add(Problem.of(code, pointer, "language", language));
            }
        }
        for (Map.Entry<String, String> entry : text.byLanguage().entrySet()) {
            if (!languages.contains(entry.getKey())) {
                problems.add(Problem.of(ProblemCode.UNKNOWN_LANGUAGE, pointer, "language", entry.getKey()));
            }
            placeholders(entry.getValue(), pointer);
        }
    }

    private void placeholders(String text, String pointer) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (variables.variable(matcher.group(1).strip()) == null) {
                problems.add(Problem.of(ProblemCode.UNKNOWN_PLACEHOLDER, pointer, "name", matcher.group(1)));
            }
        }
    }
}
