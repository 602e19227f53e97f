package ru.opora.terms;

/** Single characters that look like others: Latin letters among Cyrillic ones, letters among digits. */
final class Letters {

    private static final String LATIN = "aceopxykmhtb";
    private static final String CYRILLIC = "асеорхукмнтв";
    private static final String DASHES = "-‐‑‒–—―−﹘﹣－~";
    private static final String QUOTES = "\"'«»„“”‘’‹›`*•·_…";

    private Letters() {}

    static boolean isDash(char c) {
        return DASHES.indexOf(c) >= 0;
    }

    static boolean isIgnored(char c) {
        return QUOTES.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT || c == '\u00ad';
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '|' || Character.isISOControl(c);
    }

    /** The word in Cyrillic, lower case, ё as е, when each letter has a look-alike; letters without one stay. */
    static String cyrillic(String word) {
        StringBuilder result = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = Character.toLowerCase(word.charAt(i));
            int at = LATIN.indexOf(c);
            result.append(c == 'ё' ? 'е' : at >= 0 ? CYRILLIC.charAt(at) : c);
        }
        return result.toString();
    }

    /** The digit a letter is often typed or scanned for, or -1. */
    static int digit(char c) {
        return switch (c) {
            case 'О', 'о', 'O', 'o' -> 0;
            case 'l', 'I', 'i', 'І', 'і' -> 1;
            case 'З', 'з' -> 3;
            default -> -1;
        };
    }

    /** The value of a Roman number up to 12, with the letters people type instead (І, У, Х, П, Ш, 1); 0 when it is none. */
    static int roman(String word) {
        StringBuilder latin = new StringBuilder(6);
        for (int i = 0; i < word.length() && latin.length() < 6; i++) {
            switch (word.charAt(i)) {
                case 'I', 'i', 'І', 'і', 'l', '1', 'ӏ', 'Ӏ' -> latin.append('I');
                case 'V', 'v', 'У', 'у' -> latin.append('V');
                case 'X', 'x', 'Х', 'х' -> latin.append('X');
                case 'П', 'п' -> latin.append("II");
                case 'Ш', 'ш' -> latin.append("III");
                default -> {
                    return 0;
                }
            }
        }
        return switch (latin.toString()) {
            case "I" -> 1;
            case "II" -> 2;
            case "III" -> 3;
            case "IV", "IIII" -> 4;
            case "V" -> 5;
            case "VI" -> 6;
            case "VII" -> 7;
            case "VIII" -> 8;
            case "IX" -> 9;
            case "X" -> 10;
            case "XI" -> 11;
            case "XII" -> 12;
            default -> 0;
        };
    }
}
