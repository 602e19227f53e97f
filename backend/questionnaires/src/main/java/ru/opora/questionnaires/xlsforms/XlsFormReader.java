package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Factor;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Text;

/**
 * Reads an XLSForm: .xlsx, .xls, both with macros (they are passed over), or separated values. Blocking and bounded: at most 5 MB of file.
 */
public final class XlsFormReader {

    private static final Set<String> SHEETS = Set.of("survey", "choices", "settings", SurveyColumns.FACTORS_SHEET);

    private final FormWorkbook workbook;
    private final Issues issues;
    private final String usualLanguage;

    private XlsFormReader(FormWorkbook workbook, Issues issues, String usualLanguage) {
        this.workbook = workbook;
        this.issues = issues;
        this.usualLanguage = usualLanguage;
    }

    /** @param usualLanguage the tag of the language of texts that name none, where the settings do not say */
    public static XlsFormReading read(byte[] file, String usualLanguage) {
        Issues issues = new Issues();
        try {
            FormWorkbook workbook = FormWorkbook.read(file, issues);
            Questionnaire questionnaire = new XlsFormReader(workbook, issues, usualLanguage).read();
            return new XlsFormReading(questionnaire, issues.list());
        } catch (XlsFormRefused e) {
            issues.add(e.code(), null, null, null, e.detail());
            return new XlsFormReading(null, issues.list());
        }
    }

    private Questionnaire read() {
        if (workbook.macros()) {
            issues.add(XlsFormCode.MACROS_IGNORED, null, null, null, "vbaProject.bin");
        }
        FormTable table = workbook.survey();
        if (table == null || table.rows().isEmpty()) {
            String names = String.join(
                    ", ", workbook.sheets().stream().map(FormTable::name).toList());
            throw new XlsFormRefused(XlsFormCode.NO_SURVEY_SHEET, names);
        }
        Columns survey = new Columns(table, issues);
        if (!survey.has("type")) {
            throw new XlsFormRefused(XlsFormCode.MISSING_COLUMN, "type");
        }
        nameSheets(table);
        SettingsReader settings = new SettingsReader(columns("settings"));
        String first = defaultLanguage(settings, survey);
        FormLanguages languages = FormLanguages.of(first, first == null ? unnamedLanguage(survey) : usualLanguage);
        String declared = settings.get(SurveyColumns.LANGUAGES);
        languages.declare(declared == null ? "" : declared);
        Questionnaire questionnaire = read(survey, settings, languages);
        settings.nameTheRest(issues);
        return questionnaire;
    }

    /** What the settings name, else the first language of the labels when all of them have one. */
    private static @Nullable String defaultLanguage(SettingsReader settings, Columns survey) {
        String named = settings.get("default_language");
        List<String> labels = new ArrayList<>();
        for (Columns.Column column : survey.all()) {
            if (column.name().equals("label")) {
                labels.add(column.language() == null ? "" : column.language());
            }
        }
        boolean all = !labels.isEmpty() && !labels.contains("");
        return named != null || !all ? named : labels.get(0);
    }

    /**
     * The tag of texts that name no language: the usual one, unless another column of labels has it. Which it is then nobody can
     * tell, so that it is named.
     */
    private String unnamedLanguage(Columns survey) {
        Languages names = new Languages();
        Set<String> claimed = new HashSet<>();
        Columns.Column unnamed = null;
        for (Columns.Column column : survey.all()) {
            String language = column.language();
            if (!column.name().equals("label")) {
                continue;
            }
            if (language == null) {
                unnamed = column;
            } else if (Languages.isKnown(language)) {
                claimed.add(names.tag(language));
            }
        }
        if (unnamed == null || !claimed.contains(usualLanguage)) {
            return usualLanguage;
        }
        String tag = claimed.contains("en") ? "und" : "en";
        issues.add(XlsFormCode.UNKNOWN_LANGUAGE, survey.sheet(), survey.headerRow(), unnamed.header(), tag);
        return tag;
    }

    private Questionnaire read(Columns survey, SettingsReader settings, FormLanguages languages) {
        nameLanguages(survey);
        Columns columns = columns("choices");
        SpacedNames spaced = new SpacedNames(columns);
        survey.rename(spaced);
        SurveyReader reader = new SurveyReader(survey, languages, issues);
        List<Item.Group> sections = reader.read();
        if (sections.isEmpty()) {
            throw new XlsFormRefused(XlsFormCode.NO_QUESTIONS, survey.sheet());
        }
        ChoicesReader choices = columns == null ? null : new ChoicesReader(columns, languages, spaced);
        List<ChoiceList> lists = choices == null ? new ArrayList<>() : new ArrayList<>(choices.read());
        ChoiceList acknowledged = reader.acknowledged();
        if (acknowledged != null && lists.stream().noneMatch(list -> list.name().equals(acknowledged.name()))) {
            lists.add(acknowledged);
        }
        String code = code(settings.get("form_id"));
        Text title = settings.title(languages, code);
        Text description = settings.own(SurveyColumns.DESCRIPTION, languages);
        List<Factor> factors = factors(languages);
        Questionnaire questionnaire =
                new Questionnaire(code, languages.list(), title, description, factors, lists, sections);
        new UnsoundRows(survey, reader.names(), choices, issues).name(questionnaire);
        return questionnaire;
    }

    private @Nullable Columns columns(String sheet) {
        FormTable table = workbook.sheet(sheet);
        return table == null || table.rows().isEmpty() ? null : new Columns(table, issues);
    }

    private void nameSheets(FormTable survey) {
        for (FormTable sheet : workbook.sheets()) {
            boolean known = SHEETS.contains(sheet.name().strip().toLowerCase(Locale.ROOT));
            if (!known && sheet != survey && !sheet.rows().isEmpty()) {
                int rows = sheet.rows().size();
                issues.add(XlsFormCode.UNKNOWN_SHEET, sheet.name(), null, null, String.valueOf(rows));
            }
        }
    }

    private void nameLanguages(Columns columns) {
        for (Columns.Column column : columns.all()) {
            String language = column.language();
            if (language == null || language.isBlank() || language.equalsIgnoreCase("default")) {
                continue;
            }
            if (SurveyColumns.KNOWN.contains(column.name()) && !Languages.isKnown(language)) {
                issues.add(
                        XlsFormCode.UNKNOWN_LANGUAGE, columns.sheet(), columns.headerRow(), column.header(), language);
            }
        }
    }

    private List<Factor> factors(FormLanguages languages) {
        Columns columns = columns(SurveyColumns.FACTORS_SHEET);
        List<Factor> factors = new ArrayList<>();
        for (FormTable.Row row : columns == null ? List.<FormTable.Row>of() : columns.rows()) {
            String code = columns == null ? null : columns.text(row, "code");
            if (columns != null && code != null && code.length() <= Limits.NAME && factors.size() < Limits.FACTORS) {
                factors.add(new Factor(code, columns.texts(row, "label", languages)));
            }
        }
        if (columns != null) {
            columns.nameTheRest(Set.of("code", "label"), Set.of());
        }
        return factors;
    }

    /** Names of forms hold what names of questionnaires may not: colons, spaces, digits at the start. */
    private String code(@Nullable String formId) {
        if (formId == null) {
            return "form";
        }
        String code = formId.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
        code = Character.isLetter(code.charAt(0)) || code.charAt(0) == '_' ? code : "_" + code;
        code = code.length() > Limits.NAME ? code.substring(0, Limits.NAME) : code;
        if (!code.equals(formId)) {
            issues.add(XlsFormCode.NAME_CHANGED, "settings", null, "form_id", formId);
        }
        return code;
    }
}
