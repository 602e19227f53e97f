package ru.opora.platform.documents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Counts an archive's entries, and how long what is said of them is, before any library builds an object for each: half a million
 * empty entries fit into the size limit, each may have a name of 64 KB, and the count written at the end of the file may lie.
 */
final class ZipDirectory {
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;

    /** Where a header says how long the name is, what else is told, and the comment. */
    private static final int[] LENGTHS = {28, 30, 32};

    private static final int UNSIGNED = 0xFFFF;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_COMMENT = 0xFFFF;

    private ZipDirectory() {}

    static void check(ByteBuffer content) {
        ByteBuffer bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (end(bytes) < 0) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        // All header signatures of the file are counted, wherever the directory is said to begin.
        int entries = 0;
        long told = 0;
        for (int at = 0; at + HEADER_LENGTH <= bytes.limit(); at++) {
            if (bytes.get(at) == 'P' && bytes.getInt(at) == HEADER) {
                for (int length : LENGTHS) {
                    told += bytes.getShort(at + length) & UNSIGNED;
                }
                if (++entries > Limits.ARCHIVE_ENTRIES || told > Limits.DIRECTORY_BYTES) {
                    throw SourceRefused.of(Refusal.ARCHIVE_BOMB);
                }
                at += HEADER_LENGTH - 1;
            }
        }
    }

    private static int end(ByteBuffer bytes) {
        int last = bytes.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - END_COMMENT); at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }
}
