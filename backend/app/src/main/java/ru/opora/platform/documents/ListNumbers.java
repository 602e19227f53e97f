package ru.opora.platform.documents;

import java.util.Locale;

/** Numbers of lists in the manners in which they are printed. */
final class ListNumbers {
    /** Word leaves out ё, й, ъ, ы and ь. */
    private static final String RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя";

    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN_DIGITS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
    };

    private ListNumbers() {}

    /** @param format as Office Open XML names it */
    static String render(String format, int number) {
        return switch (format) {
            case "none", "bullet" -> "";
            case "decimalZero" -> number < 10 && number >= 0 ? "0" + number : Integer.toString(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(number);
            case "lowerLetter" -> letter(LATIN, number);
            case "upperLetter" -> letter(LATIN, number).toUpperCase(Locale.ROOT);
            case "russianLower" -> letter(RUSSIAN, number);
            case "russianUpper" -> letter(RUSSIAN, number).toUpperCase(Locale.ROOT);
            default -> Integer.toString(number);
        };
    }

    private static String roman(int number) {
        if (number <= 0 || number >= 4000) {
            return Integer.toString(number);
        }
        StringBuilder out = new StringBuilder();
        int rest = number;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN[i]; rest -= ROMAN[i]) {
                out.append(ROMAN_DIGITS[i]);
            }
        }
        return out.toString();
    }

    /** After the last letter Word doubles: я, аа, бб. */
    private static String letter(String alphabet, int number) {
        if (number <= 0 || number > alphabet.length() * 5) {
            return Integer.toString(number);
        }
        int index = (number - 1) % alphabet.length();
        int times = (number - 1) / alphabet.length() + 1;
        return alphabet.substring(index, index + 1).repeat(times);
    }
}
