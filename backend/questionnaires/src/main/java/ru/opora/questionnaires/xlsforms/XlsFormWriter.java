package ru.opora.questionnaires.xlsforms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Factor;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Names;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Text;
import ru.opora.questionnaires.expressions.Values;

/**
 * Writes a questionnaire as an XLSForm. What XLSForm has no words for stands in columns and a sheet of our own, which other
 * programs pass over; reading the file again gives the same questionnaire.
 */
public final class XlsFormWriter {

    /** Columns in which our expressions may say what other programs do not understand. */
    private static final List<String> FOREIGN =
            List.of("required", "relevant", "constraint", "calculation", SurveyColumns.DEFAULT, "choice_filter");

    private final Questionnaire questionnaire;
    private final Issues issues = new Issues();

    private XlsFormWriter(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    /** Writes the workbook and says what other programs will not understand. Blocking. */
    public static List<XlsFormIssue> write(Questionnaire questionnaire, OutputStream out) throws IOException {
        XlsFormWriter writer = new XlsFormWriter(questionnaire);
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            FormSheets sheets = new FormSheets(book);
            List<Map<String, String>> survey = SurveyRows.of(questionnaire.sections());
            sheets.write("survey", writer.surveyColumns(survey), survey);
            List<Map<String, String>> choices = writer.choices();
            sheets.write("choices", writer.choiceColumns(), choices);
            Map<String, String> settings = writer.settings();
            sheets.write("settings", List.copyOf(settings.keySet()), List.of(settings));
            writer.factors(sheets);
            writer.name(survey, settings);
            book.write(out);
        }
        return writer.issues.list();
    }

    /** What other programs will not understand of the workbook, row by row, without making it. */
    public static List<XlsFormIssue> issues(Questionnaire questionnaire) {
        XlsFormWriter writer = new XlsFormWriter(questionnaire);
        writer.choiceColumns();
        writer.name(SurveyRows.of(questionnaire.sections()), writer.settings());
        return writer.issues.list();
    }

    private List<String> surveyColumns(List<Map<String, String>> rows) {
        List<String> columns = new ArrayList<>(List.of("type", "name"));
        localized(columns, "label");
        localized(columns, "hint");
        localized(columns, SurveyColumns.GUIDANCE);
        columns.add("required");
        localized(columns, "required_message");
        columns.addAll(List.of("relevant", "constraint"));
        localized(columns, "constraint_message");
        columns.addAll(List.of("calculation", SurveyColumns.DEFAULT, SurveyColumns.READ_ONLY));
        columns.addAll(List.of("appearance", "choice_filter", "parameters"));
        columns.addAll(SurveyColumns.OWN);
        columns.removeIf(
                column -> !column.startsWith("label") && rows.stream().noneMatch(row -> row.containsKey(column)));
        return columns;
    }

    private void localized(List<String> columns, String name) {
        questionnaire.languages().forEach(language -> columns.add(name + "::" + language));
    }

    private List<Map<String, String>> choices() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (ChoiceList list : questionnaire.choiceLists()) {
            for (Choice choice : list.choices()) {
                Map<String, String> row = new LinkedHashMap<>();
                rows.add(row);
                row.put("list_name", list.name());
                row.put("name", choice.name());
                SurveyRows.texts(row, "label", choice.label());
                Double value = choice.value();
                SurveyRows.put(row, SurveyColumns.VALUE, value == null ? null : Values.text(value));
                SurveyRows.put(row, SurveyColumns.EXCLUSIVE, choice.exclusive() ? "yes" : null);
                row.putAll(choice.attributes());
            }
        }
        return rows;
    }

    private List<String> choiceColumns() {
        List<String> columns = new ArrayList<>(List.of("list_name", "name"));
        localized(columns, "label");
        Set<String> attributes = new TreeSet<>();
        boolean values = false;
        boolean exclusive = false;
        for (ChoiceList list : questionnaire.choiceLists()) {
            for (Choice choice : list.choices()) {
                values |= choice.value() != null;
                exclusive |= choice.exclusive();
                attributes.addAll(choice.attributes().keySet());
            }
        }
        own(values, SurveyColumns.VALUE, columns);
        own(exclusive, SurveyColumns.EXCLUSIVE, columns);
        for (String attribute : attributes) {
            if (isWritable(attribute)) {
                columns.add(attribute);
            } else {
                issues.add(XlsFormCode.NOT_IN_XLSFORM, "choices", null, attribute, attribute);
            }
        }
        return columns;
    }

    private void own(boolean used, String column, List<String> columns) {
        if (used) {
            columns.add(column);
            issues.add(XlsFormCode.ONLY_IN_OPORA, "choices", null, column, "");
        }
    }

    /** Whether a column of this name is read back as an attribute. */
    private static boolean isWritable(String attribute) {
        Columns.Column column = Columns.column(0, attribute);
        return Names.isName(attribute)
                && column.name().equalsIgnoreCase(attribute)
                && !SurveyColumns.CHOICES.contains(column.name())
                && !SurveyColumns.MEDIA.contains(column.name());
    }

    private Map<String, String> settings() {
        Map<String, String> row = new LinkedHashMap<>();
        String first = questionnaire.languages().isEmpty()
                ? "ru"
                : questionnaire.languages().get(0);
        for (Map.Entry<String, String> title :
                questionnaire.title().byLanguage().entrySet()) {
            String column = title.getKey().equals(first) ? "form_title" : SurveyColumns.TITLE + "::" + title.getKey();
            row.put(column, title.getValue());
        }
        row.put("form_id", questionnaire.code());
        row.put("default_language", Languages.name(first));
        row.put(SurveyColumns.LANGUAGES, String.join(" ", questionnaire.languages()));
        SurveyRows.texts(row, SurveyColumns.DESCRIPTION, questionnaire.description());
        return row;
    }

    private void factors(FormSheets sheets) {
        if (questionnaire.factors().isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>(List.of("code"));
        localized(columns, "label");
        List<Map<String, String>> rows = new ArrayList<>();
        for (Factor factor : questionnaire.factors()) {
            Map<String, String> row = new LinkedHashMap<>(Map.of("code", factor.code()));
            SurveyRows.texts(row, "label", factor.label());
            rows.add(row);
        }
        sheets.write(SurveyColumns.FACTORS_SHEET, columns, rows);
    }

    /** Names what other programs pass over or do not understand. */
    private void name(List<Map<String, String>> survey, Map<String, String> settings) {
        if (!questionnaire.factors().isEmpty()) {
            issues.add(XlsFormCode.ONLY_IN_OPORA, SurveyColumns.FACTORS_SHEET, null, null, "");
        }
        settings.keySet().stream()
                .filter(column -> column.startsWith(SurveyColumns.TITLE + "::")
                        || column.startsWith(SurveyColumns.DESCRIPTION + "::"))
                .forEach(column -> issues.add(XlsFormCode.ONLY_IN_OPORA, "settings", null, column, ""));
        for (int i = 0; i < survey.size(); i++) {
            for (String column : SurveyColumns.OWN) {
                if (survey.get(i).containsKey(column)) {
                    String name = survey.get(i).getOrDefault("name", "");
                    issues.add(XlsFormCode.ONLY_IN_OPORA, "survey", i + 2, column, name);
                }
            }
            String filter = survey.get(i).get("choice_filter");
            if (filter != null && survey.get(i).getOrDefault("type", "").endsWith(" or_other")) {
                issues.add(XlsFormCode.NOT_IN_XLSFORM, "survey", i + 2, "choice_filter", "or_other");
            }
            for (String column : FOREIGN) {
                String expression = survey.get(i).get(column);
                String function = Portability.firstForeign(expression);
                if (expression != null && function != null) {
                    issues.add(XlsFormCode.NOT_IN_XLSFORM, "survey", i + 2, column, function);
                }
            }
        }
        questionnaire.items().forEach(placed -> {
            if (placed.item() instanceof Item.Question question && isQuotedOut(question.answer())) {
                issues.add(XlsFormCode.NOT_IN_XLSFORM, "survey", null, SurveyColumns.PATTERN, question.name());
            }
        });
        unnamedLanguages();
    }

    private static boolean isQuotedOut(@Nullable AnswerType answer) {
        return answer instanceof AnswerType.Written text
                && text.pattern() != null
                && !ConstraintText.isQuotable(text.pattern());
    }

    /** A text in a language the questionnaire doesn't list has no column. */
    private void unnamedLanguages() {
        Text title = questionnaire.title();
        for (String language : title.byLanguage().keySet()) {
            if (!questionnaire.languages().contains(language)) {
                issues.add(XlsFormCode.NOT_IN_XLSFORM, "settings", null, "form_title", language);
            }
        }
    }
}
