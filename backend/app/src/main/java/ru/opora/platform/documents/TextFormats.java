package ru.opora.platform.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells the formats apart that are text. */
final class TextFormats {
    private static final int HEAD = 4096;

    /** Names that promise a format which no plain text is. */
    private static final List<String> NEVER_PLAIN =
            List.of(".docx", ".xlsx", ".odt", ".rtf", ".html", ".htm", ".docm", ".xlsm");

    private TextFormats() {}

    /** @param fileName in lower case */
    static SourceDocument read(String fileName, byte[] content, SourceSize size) throws IOException {
        String raw = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1).stripLeading();
        if (raw.startsWith("{\\rt")) {
            return RtfReader.read(content);
        }
        String text = Encodings.decode(content);
        String head =
                text.substring(0, Math.min(text.length(), HEAD)).stripLeading().toLowerCase(Locale.ROOT);
        if (Encodings.isBinary(text)) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "binary");
        }
        if (head.startsWith("mime-version:") || head.contains("\nmime-version:")) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "webArchive");
        }
        if (HtmlReader.isPage(head)) {
            return HtmlReader.read(content, text);
        }
        if (head.startsWith("<?xml") || head.startsWith("<!doctype")) {
            return xml(content);
        }
        if (text.isBlank()) {
            throw SourceRefused.of(Refusal.EMPTY);
        }
        if (NEVER_PLAIN.stream().anyMatch(fileName::endsWith)) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "text");
        }
        if (fileName.endsWith(".csv") || fileName.endsWith(".tsv") || fileName.endsWith(".xls")) {
            checkLength(text, size.plainText);
            return CsvTable.read(text, size);
        }
        checkLength(text);
        return PastedText.read(text);
    }

    static void checkLength(String text) {
        checkLength(text, Limits.PLAIN_TEXT);
    }

    private static void checkLength(String text, int limit) {
        if (text.length() > limit) {
            throw SourceRefused.tooComplex("characters", limit);
        }
    }

    /** An OpenDocument text in one XML file; other XML is refused. */
    private static SourceDocument xml(byte[] content) throws IOException {
        try (XmlCursor xml = new XmlCursor(new ByteArrayInputStream(content), OdtReader.NAMESPACES)) {
            return OdtReader.readFlat(xml);
        }
    }
}
