package ru.opora.platform.documents;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The styles of a Word document, as far as they make text bold, hidden, a heading or an item of a list. */
final class DocxStyles {
    /** A chain of styles longer than this goes in a circle. */
    private static final int CHAIN = 30;

    private final Map<String, Raw> raw = new HashMap<>();
    private final Map<String, Style> resolved = new HashMap<>();
    private String defaultParagraph = "";

    private DocxStyles() {}

    /** How a run looks. */
    record Run(boolean bold, boolean hidden) {}

    /** @param list the numbering instance its paragraphs belong to, 0 for none; level -1 when unknown */
    record Style(String id, boolean heading, int list, int level, Run run) {}

    /** A style as written: null where it leaves the matter to the style it is based on. */
    private static final class Raw {
        private String basedOn = "";
        private @Nullable Boolean bold;
        private @Nullable Boolean hidden;
        private @Nullable Boolean heading;
        private @Nullable Boolean centred;
        private @Nullable Integer list;
        private @Nullable Integer level;
    }

    static DocxStyles read(OoxmlPackage parts) throws IOException {
        DocxStyles styles = new DocxStyles();
        String part = parts.relatedToMain("/styles");
        if (part == null) {
            return styles;
        }
        try (XmlCursor xml = parts.zip().xml(part, DocxReader.NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                if (xml.name().equals("style") && styles.raw.size() < Limits.ROWS) {
                    styles.readStyle(xml);
                }
            }
        }
        return styles;
    }

    private void readStyle(XmlCursor xml) throws IOException {
        Raw style = new Raw();
        String id = xml.attribute("styleId", "");
        boolean paragraph = xml.attribute("type", "").equals("paragraph");
        if (paragraph && on(xml.attribute("default", "0"))) {
            defaultParagraph = id;
        }
        raw.put(id, style);
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "name" -> {
                    String name = xml.attribute("val", "").toLowerCase(Locale.ROOT);
                    style.heading = (name.startsWith("heading") || name.equals("title")) ? Boolean.TRUE : style.heading;
                }
                case "basedOn" -> style.basedOn = xml.attribute("val", "");
                case "rPr" -> runProperties(xml, style);
                case "pPr" -> paragraphProperties(xml, style);
                default -> {}
            }
        }
    }

    private static void runProperties(XmlCursor xml, Raw style) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "b" -> style.bold = on(xml);
                case "vanish" -> style.hidden = on(xml);
                default -> {}
            }
        }
    }

    private static void paragraphProperties(XmlCursor xml, Raw style) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "jc" -> style.centred = xml.attribute("val", "").equals("center");
                case "outlineLvl" -> style.heading = xml.number("val", 9) < 9;
                case "numPr", "ilvl", "numId" -> numbering(xml, style);
                default -> {}
            }
        }
    }

    private static void numbering(XmlCursor xml, Raw style) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "ilvl" -> style.level = xml.number("val", 0);
                case "numId" -> style.list = xml.number("val", 0);
                default -> {}
            }
        }
    }

    Style defaultParagraph() {
        return style(defaultParagraph);
    }

    Style style(String id) {
        return resolved.computeIfAbsent(id, this::resolve);
    }

    private Style resolve(String id) {
        Raw sum = new Raw();
        String next = id;
        for (int i = 0; i < CHAIN; i++) {
            Raw style = raw.get(next);
            if (style == null) {
                break;
            }
            sum.bold = sum.bold == null ? style.bold : sum.bold;
            sum.hidden = sum.hidden == null ? style.hidden : sum.hidden;
            sum.heading = sum.heading == null ? style.heading : sum.heading;
            sum.centred = sum.centred == null ? style.centred : sum.centred;
            sum.list = sum.list == null ? style.list : sum.list;
            sum.level = sum.level == null ? style.level : sum.level;
            next = style.basedOn;
        }
        boolean heading = Boolean.TRUE.equals(sum.heading) || Boolean.TRUE.equals(sum.centred);
        return new Style(
                id,
                heading,
                sum.list == null ? 0 : sum.list,
                sum.level == null ? -1 : sum.level,
                new Run(Boolean.TRUE.equals(sum.bold), Boolean.TRUE.equals(sum.hidden)));
    }

    /** The look of a run whose properties the cursor is at. */
    static Run run(XmlCursor xml, Run paragraph, DocxStyles styles) throws IOException {
        boolean bold = paragraph.bold();
        boolean hidden = paragraph.hidden();
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "rStyle" -> {
                    Run style = styles.style(xml.attribute("val", "")).run();
                    bold |= style.bold();
                    hidden |= style.hidden();
                }
                case "b" -> bold = on(xml);
                case "vanish" -> hidden = on(xml);
                default -> {}
            }
        }
        return new Run(bold, hidden);
    }

    /** Whether the current element switches its property on. */
    static boolean on(XmlCursor xml) {
        return on(xml.attribute("val", "1"));
    }

    static boolean on(String value) {
        return !value.equals("0") && !value.equals("false") && !value.equals("off") && !value.equals("none");
    }
}
