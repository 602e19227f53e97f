package ru.opora.platform.documents;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The styles of an OpenDocument text, as far as they make text bold, hidden or centred, and its lists. */
final class OdtStyles {
    private static final int CHAIN = 30;
    private static final int MANY = 20_000;
    private static final int LEVELS = 10;

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, ListLevel[]> lists = new HashMap<>();

    private static final class Style {
        private String parent = "";
        private String list = "";
        private @Nullable Boolean bold;
        private @Nullable Boolean hidden;
        private @Nullable Boolean centred;
    }

    /** How a level of a list is numbered; an empty format for bullets. */
    record ListLevel(String format, String prefix, String suffix, int start, int shown) {
        static final ListLevel BULLET = new ListLevel("", "", "", 1, 1);
    }

    /** Reads the styles within the current element. */
    void read(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            String name = xml.attribute("name", "");
            switch (xml.name()) {
                case "style:style" -> style(xml, name);
                case "text:list-style" -> list(xml, name);
                default -> {}
            }
        }
    }

    private void style(XmlCursor xml, String name) throws IOException {
        Style style = new Style();
        style.parent = xml.attribute("parent-style-name", "");
        style.list = xml.attribute("list-style-name", "");
        if (styles.size() < MANY) {
            styles.put(name, style);
        }
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "style:text-properties" -> {
                    String weight = xml.attribute("font-weight");
                    style.bold = weight == null ? null : Boolean.valueOf(weight.matches("bold|[6-9]00"));
                    String display = xml.attribute("display");
                    style.hidden = display == null ? null : Boolean.valueOf(display.equals("none"));
                }
                case "style:paragraph-properties" -> {
                    String align = xml.attribute("text-align");
                    style.centred = align == null ? null : Boolean.valueOf(align.equals("center"));
                }
                default -> {}
            }
        }
    }

    private void list(XmlCursor xml, String name) throws IOException {
        ListLevel[] levels = new ListLevel[LEVELS];
        Arrays.fill(levels, ListLevel.BULLET);
        if (lists.size() < MANY) {
            lists.put(name, levels);
        }
        int self = xml.depth();
        while (xml.nextChild(self)) {
            int level = xml.number("level", 1) - 1;
            if (xml.name().equals("text:list-level-style-number") && level >= 0 && level < LEVELS) {
                levels[level] = new ListLevel(
                        format(xml.attribute("num-format", "")),
                        xml.attribute("num-prefix", ""),
                        xml.attribute("num-suffix", ""),
                        xml.number("start-value", 1),
                        xml.number("display-levels", 1));
            }
        }
    }

    private static String format(String format) {
        return switch (format) {
            case "" -> "";
            case "a" -> "lowerLetter";
            case "A" -> "upperLetter";
            case "i" -> "lowerRoman";
            case "I" -> "upperRoman";
            default -> format.startsWith("а") ? "russianLower" : format.startsWith("А") ? "russianUpper" : "decimal";
        };
    }

    private interface Property {
        @Nullable
        Boolean of(Style style);
    }

    private @Nullable Boolean find(String name, Property property) {
        String next = name;
        for (int i = 0; i < CHAIN; i++) {
            Style style = styles.get(next);
            if (style == null) {
                return null;
            }
            Boolean value = property.of(style);
            if (value != null) {
                return value;
            }
            next = style.parent;
        }
        return null;
    }

    /** Whether text of the style is bold when the text around it is as given. */
    boolean bold(String name, boolean around) {
        Boolean bold = find(name, style -> style.bold);
        return bold == null ? around : bold;
    }

    boolean hidden(String name) {
        return Boolean.TRUE.equals(find(name, style -> style.hidden));
    }

    boolean centred(String name) {
        return Boolean.TRUE.equals(find(name, style -> style.centred));
    }

    /** The level of a list; bullets when the list is unknown. */
    ListLevel listLevel(String list, int level) {
        ListLevel[] levels = lists.get(list);
        return levels == null || level < 0 || level >= LEVELS ? ListLevel.BULLET : levels[level];
    }

    /** The list a paragraph style puts its paragraphs in; empty for none. */
    String listOf(String paragraphStyle) {
        String next = paragraphStyle;
        for (int i = 0; i < CHAIN; i++) {
            Style style = styles.get(next);
            if (style == null || !style.list.isEmpty()) {
                return style == null ? "" : style.list;
            }
            next = style.parent;
        }
        return "";
    }
}
