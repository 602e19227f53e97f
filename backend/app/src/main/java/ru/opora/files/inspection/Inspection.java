package ru.opora.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Finds the kind of a file in its content and never believes the name: the name only has to fit. The list of kinds is
 * short and closed, and what it does not hold is refused. Blocks; not for event loops.
 */
public final class Inspection {

    private static final int SIGNATURE = 16;
    private static final int[] PNG = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
    /** The old binary documents, and also the covering of encrypted new ones. */
    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private Inspection() {}

    /**
     * The kind of a file.
     *
     * @throws FileRefused when it is none of the accepted ones, or the name does not fit
     */
    public static FileType of(Path file, String name) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            throw new FileRefused(Refusal.EMPTY);
        }
        FileType found = kind(file, start, name);
        if (!found.fits(name)) {
            throw new FileRefused(Refusal.NAME_MISMATCH, found.name());
        }
        return found;
    }

    private static FileType kind(Path file, byte[] start, String name) throws IOException {
        if (starts(start, PNG)) {
            return FileType.PNG;
        }
        if (starts(start, JPEG)) {
            return FileType.JPEG;
        }
        if (starts(start, "RIFF") && Arrays.equals(start, 8, 12, "WEBP".getBytes(StandardCharsets.US_ASCII), 0, 4)) {
            return FileType.WEBP;
        }
        if (starts(start, "%PDF-")) {
            return FileType.PDF;
        }
        if (starts(start, "{\\rtf")) {
            return FileType.RTF;
        }
        if (starts(start, "PK\u0003\u0004")) {
            return OfficeArchive.kind(file);
        }
        if (starts(start, COMPOUND)) {
            throw new FileRefused(OfficeArchive.isEncrypted(file) ? Refusal.ENCRYPTED : Refusal.NOT_ACCEPTED);
        }
        return PlainText.isText(file) ? text(name) : refuse();
    }

    /** A table without quotes looks like any text: of these two the name decides. */
    private static FileType text(String name) {
        return FileType.CSV.fits(name) ? FileType.CSV : FileType.TXT;
    }

    private static FileType refuse() {
        throw new FileRefused(Refusal.NOT_ACCEPTED);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(SIGNATURE);
        }
    }

    private static boolean starts(byte[] start, String signature) {
        return starts(start, signature.chars().toArray());
    }

    private static boolean starts(byte[] start, int[] signature) {
        if (start.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((start[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
