package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts that the cells of a workbook share. */
final class XlsxStrings {
    private final List<String> strings = new ArrayList<>();

    private XlsxStrings() {}

    /** Reads them: so many at the most, and so many characters of all together. */
    static XlsxStrings read(OoxmlPackage parts, int most, long characters) throws IOException {
        XlsxStrings shared = new XlsxStrings();
        String part = parts.relatedToMain("/sharedStrings");
        if (part == null) {
            return shared;
        }
        long length = 0;
        try (XmlCursor xml = parts.zip().xml(part, XlsxReader.NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                String text = item(xml);
                length += text.length();
                if (shared.strings.size() >= most) {
                    throw SourceRefused.tooComplex("cells", most);
                }
                if (length > characters) {
                    throw SourceRefused.tooComplex("characters", characters);
                }
                shared.strings.add(text);
            }
        }
        return shared;
    }

    /** A text, in pieces where parts of it are set apart; without readings for pronunciation. */
    static String item(XmlCursor xml) throws IOException {
        StringBuilder text = new StringBuilder();
        collect(xml, text);
        return Texts.tidyCell(text);
    }

    private static void collect(XmlCursor xml, StringBuilder text) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "t" -> {
                    text.append(xml.text());
                    Budget.piece(text.length());
                }
                case "r" -> collect(xml, text);
                default -> {}
            }
        }
    }

    String get(int index) {
        if (index < 0 || index >= strings.size()) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        return strings.get(index);
    }
}
