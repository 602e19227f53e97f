package ru.opora.platform.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Finds out what a file is from its content and has it read by the reader of that format. */
final class SourceFormats {
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ENCRYPTED_STREAM = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] WORD_STREAM = "WordDocument".getBytes(StandardCharsets.UTF_16LE);
    private static final int HEAD = 1024;

    private SourceFormats() {}

    static SourceDocument read(String fileName, byte[] content, SourceSize size) throws IOException {
        if (content.length == 0) {
            throw SourceRefused.of(Refusal.EMPTY);
        }
        if (starts(content, OLE)) {
            throw ole(content);
        }
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\003\004") || head.startsWith("PK\005\006")) {
            return readZip(content, size);
        }
        refuseKnown(head);
        return TextFormats.read(fileName.toLowerCase(Locale.ROOT), content, size);
    }

    private static boolean starts(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private static void refuseKnown(String head) {
        String found = head.startsWith("%PDF")
                ? "PDF"
                : head.startsWith("\u0089PNG") || head.startsWith("\u00FF\u00D8\u00FF") || head.startsWith("GIF8")
                        ? "picture"
                        : head.startsWith("Rar!")
                                        || head.startsWith("7z\u00BC\u00AF")
                                        || head.startsWith("\u001F\u008B")
                                ? "archive"
                                : "";
        if (!found.isEmpty()) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", found);
        }
    }

    /** An old binary file, or the wrapping of an encrypted new one: its directory names a stream so. */
    private static SourceRefused ole(byte[] content) {
        if (contains(content, ENCRYPTED_STREAM)) {
            return SourceRefused.of(Refusal.ENCRYPTED);
        }
        return SourceRefused.of(Refusal.WRONG_TYPE, "found", contains(content, WORD_STREAM) ? "oldWord" : "oldOffice");
    }

    private static boolean contains(byte[] content, byte[] part) {
        for (int at = 0; at + part.length <= content.length; at++) {
            if (content[at] == part[0] && Arrays.equals(content, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static SourceDocument readZip(byte[] content, SourceSize size) throws IOException {
        try (ZipParts zip = ZipParts.open(content)) {
            if (zip.has("[Content_Types].xml")) {
                return readOoxml(zip, size);
            }
            return OdtReader.read(zip);
        }
    }

    private static SourceDocument readOoxml(ZipParts zip, SourceSize size) throws IOException {
        OoxmlPackage parts = OoxmlPackage.open(zip);
        if (parts == null) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "archive");
        }
        return switch (parts.kind()) {
            case DOCUMENT -> DocxReader.read(parts);
            case WORKBOOK -> XlsxReader.read(parts, size);
            case PRESENTATION -> throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "presentation");
            case BINARY_WORKBOOK -> throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "binaryWorkbook");
        };
    }
}
