package ru.opora.questionnaires;

/** Which characters a text may hold: a database refuses some, and a screen shows none of them. */
public final class Characters {

    private Characters() {}

    /** Whether a text holds neither control characters (but tab and line ends) nor halves of surrogate pairs. */
    public static boolean areFine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            if (control || c == 0x7f || c == 0xfffe || c == 0xffff) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
