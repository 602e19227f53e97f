package ru.opora.files.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is a plain text in UTF-8 or one of the Russian single-byte encodings, and no page, picture or script. */
final class PlainText {

    private static final int LOOK = 4096;

    private PlainText() {}

    static boolean isText(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (isControl(next)) {
                    return false;
                }
            }
        }
        return !isMarkupOrScript(file);
    }

    /** Tabs, ends of lines and of pages are the only control characters of a text. */
    private static boolean isControl(int octet) {
        return octet < 0x20 && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f' || octet == 0x7F;
    }

    /** What a browser would take for a page or a picture with scripts, and a system for a program. */
    private static boolean isMarkupOrScript(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String start = new String(bytes.readNBytes(LOOK), StandardCharsets.ISO_8859_1)
                    .replaceFirst("^\u00ef\u00bb\u00bf", "")
                    .stripLeading();
            return start.startsWith("#!") || start.startsWith("%!") || start.matches("(?s)<[!?/A-Za-z].*");
        }
    }
}
