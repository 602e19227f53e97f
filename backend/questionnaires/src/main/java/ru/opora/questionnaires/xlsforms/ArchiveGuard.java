package ru.opora.questionnaires.xlsforms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks an archive into nothing and counts, before anything reads it: what is written about sizes in it may lie. */
final class ArchiveGuard {

    /** All parts together. A form of a thousand rows in twenty languages has 4 MB of XML. */
    private static final long INFLATED = 40L << 20;

    /** A sheet, or the texts that sheets share: they are streamed. */
    private static final long SHEET = 20L << 20;

    /** Any other part: POI makes trees of some. A picture can't be larger than the file. */
    private static final long PART = 6L << 20;

    private static final int ENTRIES = 1_000;

    private ArchiveGuard() {}

    static void check(byte[] file) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long all = 0;
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                String name = name(entry.getName(), names);
                long most = name.contains("worksheets/") || name.contains("sharedstrings") ? SHEET : PART;
                long part = 0;
                int read = zip.read(buffer);
                while (read >= 0) {
                    part += read;
                    if (part > most || all + part > INFLATED) {
                        throw new XlsFormRefused(XlsFormCode.ARCHIVE_BOMB, "xlsx");
                    }
                    read = zip.read(buffer);
                }
                all += part;
                entry = zip.getNextEntry();
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xlsx");
        }
    }

    private static String name(String name, Set<String> names) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        if (("/" + slashed + "/").contains("/../") || names.size() >= ENTRIES) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xlsx");
        }
        // Two parts of one name read differently in different programs: nobody could say what the form is.
        if (!names.add(slashed)) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xlsx");
        }
        return slashed;
    }
}
