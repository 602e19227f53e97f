package ru.opora.questionnaires.xlsforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Text;

/** Reads the settings: one row under its headers. */
final class SettingsReader {

    private final @Nullable Columns columns;
    private final FormTable.@Nullable Row row;

    SettingsReader(@Nullable Columns columns) {
        this.columns = columns;
        this.row = columns == null || columns.rows().isEmpty()
                ? null
                : columns.rows().get(0);
    }

    @Nullable
    String get(String name) {
        return columns == null || row == null ? null : columns.text(row, name);
    }

    Text title(FormLanguages languages, String usual) {
        Map<String, String> title =
                new LinkedHashMap<>(own(SurveyColumns.TITLE, languages).byLanguage());
        String plain = get("form_title");
        if (plain != null || title.isEmpty()) {
            String text = plain == null ? usual : plain;
            title.put(languages.tag(null), text.length() > Limits.TEXT ? text.substring(0, Limits.TEXT) : text);
        }
        return new Text(title);
    }

    Text own(String name, FormLanguages languages) {
        return columns == null || row == null ? Text.NONE : columns.texts(row, name, languages);
    }

    /** Names every setting that isn't taken over. */
    void nameTheRest(Issues issues) {
        if (columns == null || row == null) {
            return;
        }
        for (Columns.Column column : columns.all()) {
            boolean known = switch (column.name()) {
                case "form_title",
                        "form_id",
                        "default_language",
                        SurveyColumns.TITLE,
                        SurveyColumns.DESCRIPTION,
                        SurveyColumns.LANGUAGES -> true;
                default -> false;
            };
            String value = row.cells().get(column.index());
            if (!known && value != null) {
                issues.add(XlsFormCode.UNKNOWN_SETTING, columns.sheet(), row.number(), column.header(), value);
            }
        }
        columns.rows().stream()
                .skip(1)
                .forEach(more -> columns.issue(
                        XlsFormCode.UNKNOWN_SETTING, more, null, more.cells().toString()));
        columns.nameWithoutHeader();
    }
}
