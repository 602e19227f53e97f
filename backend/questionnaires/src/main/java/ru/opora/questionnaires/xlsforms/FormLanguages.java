package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;

/** The languages of one form, in the order in which they are met. */
final class FormLanguages {

    private final Languages names;
    private final String usual;
    private final Set<String> used = new LinkedHashSet<>();

    private FormLanguages(Languages names, String usual) {
        this.names = names;
        this.usual = usual;
    }

    /**
     * The languages of a form.
     *
     * @param defaultLanguage what its settings name so
     * @param usual the tag of what has no language where the settings say nothing
     */
    static FormLanguages of(@Nullable String defaultLanguage, String usual) {
        Languages names = new Languages();
        if (defaultLanguage == null || defaultLanguage.equalsIgnoreCase("default")) {
            return new FormLanguages(names, usual);
        }
        FormLanguages languages = new FormLanguages(names, names.tag(defaultLanguage));
        languages.used.add(languages.usual);
        return languages;
    }

    /** The tag of a column's language. */
    String tag(@Nullable String name) {
        String tag = name == null || name.isBlank() || name.equalsIgnoreCase("default") ? usual : names.tag(name);
        used.add(tag);
        return tag;
    }

    /** Takes a list of tags, as we write it ourselves. */
    void declare(String tags) {
        for (String tag : tags.split("[\\s,]+")) {
            if (!tag.isEmpty() && Languages.isKnown(tag)) {
                used.add(names.tag(tag));
            }
        }
    }

    /** All languages met; the default one first when it was met at all. */
    List<String> list() {
        List<String> list = new ArrayList<>(used);
        if (list.isEmpty()) {
            list.add(usual);
        }
        if (list.remove(usual)) {
            list.add(0, usual);
        }
        return list.subList(0, Math.min(list.size(), Limits.LANGUAGES));
    }
}
