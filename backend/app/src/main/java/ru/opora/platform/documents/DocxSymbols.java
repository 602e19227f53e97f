package ru.opora.platform.documents;

import java.util.Locale;
import java.util.Map;

/** Characters of the symbol fonts that plans use as marks, as Unicode knows them. */
final class DocxSymbols {
    private static final Map<Integer, String> WINGDINGS = Map.of(
            0xFC, "✓", 0xFE, "☑", 0xFB, "✗", 0xFD, "☒", 0xA8, "☐", 0x6F, "☐", 0x4A, "☺", 0xE0, "→", 0xA7, "•", 0x76,
            "•");
    private static final Map<Integer, String> SYMBOL =
            Map.of(0xB7, "•", 0x2D, "-", 0xA3, "≤", 0xB3, "≥", 0xAE, "→", 0xB4, "×", 0xB1, "±", 0xD6, "√", 0x2B, "+");

    private DocxSymbols() {}

    /** @param code hexadecimal, mostly within the private area that begins at F000; what is unknown there is left out */
    static String character(String font, String code) {
        int point;
        try {
            point = Integer.parseInt(code, 16);
        } catch (NumberFormatException e) {
            return "";
        }
        int low = point >= 0xF000 && point <= 0xF0FF ? point - 0xF000 : point;
        String name = font.toLowerCase(Locale.ROOT);
        if (name.startsWith("wingdings")) {
            return WINGDINGS.getOrDefault(low, "");
        }
        if (name.startsWith("symbol")) {
            return SYMBOL.getOrDefault(low, "");
        }
        return point > 0x20 && point < 0xD800 ? Character.toString(point) : "";
    }
}
