package ru.opora.surveys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.CanonicalJson;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.DefinitionReader;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.answers.Form;
import ru.opora.questionnaires.checking.DefinitionCheck;
import ru.opora.questionnaires.library.BuiltIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The one place where this room meets the library of questionnaires. */
public final class Definitions {

    /** How many wrong places of a definition are named at once. */
    private static final int MOST_ERRORS = 100;

    private Definitions() {}

    /** How answers to an item are counted. */
    public enum Kind {
        ONE,
        MANY,
        SCALE,
        NUMBER,
        RANKING,
        OTHER
    }

    /** @param parent the matrix it is a row of */
    public record Counted(String name, @Nullable String parent, Kind kind, List<Value> choices) {}

    /** @param value what the choice counts in a mean; null: nothing */
    public record Value(String choice, @Nullable Double value) {}

    /** A definition that could be read, and what is wrong with it. */
    public record Draft(Questionnaire questionnaire, JsonNode json, List<Problem> problems) {

        public boolean isSound() {
            return DefinitionCheck.isSound(problems);
        }

        /** The title in its first language, or its code where it has none yet. */
        public String title() {
            List<String> languages = questionnaire.languages();
            String title = languages.isEmpty() ? null : questionnaire.title().in(languages.get(0));
            return title == null || title.isBlank() ? questionnaire.code() : title;
        }

        public int questionCount() {
            return counted(questionnaire).size();
        }

        public String hash() {
            return CanonicalJson.hash(json);
        }
    }

    /**
     * Reads a definition.
     *
     * @throws ProblemException 422 when it has not the shape of one; what is merely not sound yet can be kept
     */
    public static Draft read(JsonNode given, String pointer) {
        DefinitionReader.Reading reading = DefinitionReader.read(given);
        Questionnaire questionnaire = reading.questionnaire();
        if (questionnaire == null) {
            throw ProblemException.invalid(reading.problems().stream()
                    .limit(MOST_ERRORS)
                    .map(problem -> FieldError.of(
                            pointer + problem.pointer(), problem.code().name()))
                    .toArray(FieldError[]::new));
        }
        JsonNode json = DefinitionWriter.write(questionnaire);
        if (!isStorable(CanonicalJson.write(json))) {
            throw ProblemException.invalid(FieldError.of(pointer, "INVALID_CHARACTERS"));
        }
        return new Draft(questionnaire, json, DefinitionCheck.check(questionnaire));
    }

    /** A definition that was made and not read; the same limits hold for it. */
    public static Draft draft(Questionnaire questionnaire, String pointer) {
        return read(DefinitionWriter.write(questionnaire), pointer);
    }

    /** The questionnaires that come with the product, by code; read once. */
    public static Map<String, Draft> readyMade() {
        return ReadyMade.ALL;
    }

    /** Read when they are first asked for: some milliseconds each. */
    private static final class ReadyMade {

        static final Map<String, Draft> ALL = read();

        private static Map<String, Draft> read() {
            Map<String, Draft> all = new LinkedHashMap<>();
            for (BuiltIn each : BuiltIn.values()) {
                Questionnaire questionnaire = each.read();
                all.put(
                        each.code(),
                        new Draft(
                                questionnaire,
                                DefinitionWriter.write(questionnaire),
                                DefinitionCheck.check(questionnaire)));
            }
            return Collections.unmodifiableMap(all);
        }
    }

    /** A frozen definition, ready to take answers. */
    public static Form form(JsonNode frozen) {
        return Form.of(Objects.requireNonNull(DefinitionReader.read(frozen).questionnaire()));
    }

    /** What answers are counted by, in the order of the definition; a matrix by its rows. */
    public static List<Counted> counted(Questionnaire questionnaire) {
        List<Counted> all = new ArrayList<>();
        for (Questionnaire.Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question) {
                if (question.answer() instanceof AnswerType.Matrix matrix) {
                    for (MatrixRow row : matrix.rows()) {
                        all.add(new Counted(row.name(), question.name(), Kind.ONE, values(questionnaire, matrix)));
                    }
                } else {
                    all.add(new Counted(
                            question.name(), null, kind(question.answer()), values(questionnaire, question.answer())));
                }
            }
        }
        return all;
    }

    /** The questions that are answered with files, by name. */
    public static Map<String, AnswerType.Files> files(Questionnaire questionnaire) {
        Map<String, AnswerType.Files> files = new LinkedHashMap<>();
        for (Questionnaire.Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question && question.answer() instanceof AnswerType.Files type) {
                files.put(question.name(), type);
            }
        }
        return files;
    }

    /** How answers of a type are counted; a matrix by its rows. */
    public static Kind kind(AnswerType type) {
        if (type instanceof AnswerType.Single) {
            return Kind.ONE;
        }
        if (type instanceof AnswerType.Multiple) {
            return Kind.MANY;
        }
        if (type instanceof AnswerType.Scale) {
            return Kind.SCALE;
        }
        if (type instanceof AnswerType.Numeric) {
            return Kind.NUMBER;
        }
        return type instanceof AnswerType.Ranking ? Kind.RANKING : Kind.OTHER;
    }

    private static List<Value> values(Questionnaire questionnaire, AnswerType type) {
        ChoiceList list = type instanceof AnswerType.FromChoices from ? questionnaire.choiceList(from.choices()) : null;
        return list == null
                ? List.of()
                : list.choices().stream().map(Definitions::value).toList();
    }

    private static Value value(Choice choice) {
        return new Value(choice.name(), choice.value());
    }

    /** PostgreSQL takes no NUL, and half of a surrogate pair is no character. */
    private static boolean isStorable(String json) {
        return !json.contains("\\u0000") && json.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    /** The words of a definition that are in several languages. */
    private static final List<String> TEXTS =
            List.of("title", "description", "label", "hint", "guidance", "requiredMessage", "constraintMessage");

    /** The same definition with its texts in one language only; where there is none in it, in the first one. */
    public static JsonNode in(String language, JsonNode definition) {
        JsonNode copy = definition.deepCopy();
        narrow(copy, language, definition.at("/languages/0").asString("ru"));
        return copy;
    }

    private static void narrow(JsonNode node, String language, String first) {
        if (node instanceof ObjectNode object) {
            for (String name : TEXTS) {
                if (object.get(name) instanceof ObjectNode text) {
                    String kept = text.has(language) ? language : first;
                    text.retain(kept);
                }
            }
        }
        for (JsonNode child : node) {
            narrow(child, language, first);
        }
    }
}
