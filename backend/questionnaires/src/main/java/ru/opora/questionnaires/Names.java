package ru.opora.questionnaires;

/** What questions, lists, factors and attributes may be called. */
public final class Names {

    private Names() {}

    /** A letter or underscore, then letters, digits, underscores, hyphens and points; at most {@link Limits#NAME}. */
    public static boolean isName(String name) {
        if (name.isEmpty() || name.length() > Limits.NAME) {
            return false;
        }
        char first = name.charAt(0);
        return (Character.isLetter(first) || first == '_')
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
}
