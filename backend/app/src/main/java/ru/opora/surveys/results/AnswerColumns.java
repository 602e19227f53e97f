package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Text;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.results.AnalysisView.Code;

/** The questions of a version as columns of a table: a matrix by its rows, the text beside «other» after its question. */
final class AnswerColumns {

    private static final String OTHER = "_other";
    private static final String CANNOT_SAY = "cannotSay";

    private final List<Column> columns = new ArrayList<>();
    private final String language;
    private final boolean labels;

    /** @param choices labels by name */
    private record Column(
            String name,
            @Nullable String matrix,
            String base,
            Definitions.Kind kind,
            String label,
            List<Choice> choices,
            Map<String, String> words) {}

    AnswerColumns(Questionnaire questionnaire, String wanted, boolean labels) {
        List<String> languages = questionnaire.languages();
        this.language = languages.contains(wanted) || languages.isEmpty() ? wanted : languages.get(0);
        this.labels = labels;
        for (Questionnaire.Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question) {
                add(questionnaire, question);
            }
        }
    }

    private void add(Questionnaire questionnaire, Item.Question question) {
        List<Choice> choices = choices(questionnaire, question.answer());
        String label = said(question.label(), question.name());
        if (question.answer() instanceof AnswerType.Matrix matrix) {
            for (MatrixRow row : matrix.rows()) {
                add(
                        row.name(),
                        question.name(),
                        row.name(),
                        Definitions.Kind.ONE,
                        label + ": " + said(row.label(), row.name()),
                        choices);
            }
            return;
        }
        add(question.name(), null, question.name(), Definitions.kind(question.answer()), label, choices);
        boolean other = question.answer() instanceof AnswerType.Single single && single.other()
                || question.answer() instanceof AnswerType.Multiple multiple && multiple.other();
        if (other) {
            String name = question.name() + OTHER;
            add(name, null, question.name(), Definitions.Kind.OTHER, label + " …", List.of());
        }
    }

    private void add(
            String name,
            @Nullable String matrix,
            String base,
            Definitions.Kind kind,
            String label,
            List<Choice> choices) {
        Map<String, String> words = new HashMap<>();
        choices.forEach(choice -> words.put(choice.name(), said(choice.label(), choice.name())));
        columns.add(new Column(name, matrix, base, kind, label, choices, words));
    }

    private static List<Choice> choices(Questionnaire questionnaire, AnswerType type) {
        ChoiceList list = type instanceof AnswerType.FromChoices from ? questionnaire.choiceList(from.choices()) : null;
        return list == null ? List.of() : list.choices();
    }

    private String said(Text text, String otherwise) {
        String words = text.in(language);
        if (words != null) {
            return words;
        }
        return text.isEmpty()
                ? otherwise
                : text.byLanguage().values().iterator().next();
    }

    List<String> headers() {
        return columns.stream()
                .map(column -> labels ? column.label() : column.name())
                .toList();
    }

    /** Answers as they are told: without what is hidden, and with words for codes where that is wanted. */
    Map<String, Object> told(Map<String, Object> answers, Set<String> hidden) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = value(answers, column);
            if (value != null && !hidden.contains(column.name()) && !hidden.contains(column.base())) {
                told.put(column.name(), labels ? words(column, value) : value);
            }
        }
        return told;
    }

    /** One value for each column, of answers that were told. */
    List<@Nullable Object> values(Map<String, Object> told) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(cell(told.get(column.name()))));
        return values;
    }

    /** The questions, and rows of matrices, that are counted. */
    Set<String> counted() {
        return columns.stream().map(Column::base).collect(Collectors.toSet());
    }

    /** By column whose words stand in it, and by participant how many they are: words need more people. */
    Map<String, Map<UUID, Long>> writers(Bases bases) {
        Map<String, Map<UUID, Long>> writers = new HashMap<>();
        columns.stream()
                .filter(column -> column.kind() == Definitions.Kind.OTHER)
                .forEach(column -> writers.put(
                        column.name(),
                        column.name().equals(column.base()) ? bases.said(column.base()) : bases.others(column.base())));
        return writers;
    }

    List<Code> book() {
        List<Code> book = new ArrayList<>();
        for (Column column : columns) {
            if (column.choices().isEmpty()) {
                book.add(code(book.size(), column, null));
            }
            column.choices().forEach(choice -> book.add(code(book.size(), column, choice)));
        }
        return book;
    }

    private static Code code(int position, Column column, @Nullable Choice choice) {
        return new Code(
                position,
                column.name(),
                column.matrix(),
                column.kind(),
                column.label(),
                choice == null ? null : choice.name(),
                choice == null ? null : column.words().get(choice.name()),
                choice == null ? null : choice.value());
    }

    private static @Nullable Object value(Map<String, Object> answers, Column column) {
        if (column.matrix() == null) {
            return answers.get(column.name());
        }
        return answers.get(column.matrix()) instanceof Map<?, ?> rows ? rows.get(column.name()) : null;
    }

    private static Object words(Column column, Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(one -> String.valueOf(words(column, one))).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(CANNOT_SAY) ? "—" : String.valueOf(map.get("name"));
        }
        return value instanceof String name ? column.words().getOrDefault(name, name) : value;
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(one -> String.valueOf(cell(one))).collect(Collectors.joining(" "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(CANNOT_SAY) ? CANNOT_SAY : String.valueOf(map.get("name"));
        }
        return value;
    }
}
