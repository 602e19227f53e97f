package ru.opora.platform.documents;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** The parts of an archive; only parts that are asked for are unpacked, and never more than the {@link Limits}. */
final class ZipParts implements Closeable {
    private final ZipFile zip;
    private final long most;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private long inflated;
    private long aside;

    private ZipParts(ZipFile zip, long most) {
        this.zip = zip;
        this.most = most;
    }

    /** Of an archive in memory. */
    static ZipParts open(byte[] content) throws IOException {
        ZipDirectory.check(ByteBuffer.wrap(content));
        return open(new SeekableInMemoryByteChannel(content), Limits.INFLATED_BYTES);
    }

    /** Of an archive of the local disk whose parts are read as streams: they may unpack to much more. */
    static ZipParts open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ZipDirectory.check(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return open(channel, Limits.STREAMED_BYTES);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static ZipParts open(SeekableByteChannel channel, long most) throws IOException {
        ZipParts parts =
                new ZipParts(ZipFile.builder().setSeekableByteChannel(channel).get(), most);
        try {
            for (ZipArchiveEntry entry : Collections.list(parts.zip.getEntries())) {
                parts.add(entry);
            }
            return parts;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void add(ZipArchiveEntry entry) {
        String name = key(entry.getName());
        if (("/" + name + "/").contains("/../")) {
            throw SourceRefused.of(Refusal.DAMAGED, "part", "..");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw SourceRefused.of(Refusal.ENCRYPTED);
        }
        // Two parts of one name read differently in different programs: nobody could say what the document is.
        if (entries.put(name, entry) != null) {
            throw SourceRefused.of(Refusal.DAMAGED, "part", name);
        }
    }

    /** Part names are compared without case; some packers write backslashes or a leading slash. */
    private static String key(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    /** All names, in lower case with forward slashes. */
    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** The part as XML; refuses the document when the part is missing. */
    XmlCursor xml(String name, Map<String, String> prefixes) throws IOException {
        return new XmlCursor(stream(name), prefixes);
    }

    /** A part that is read row by row, or of which no more than so many bytes are read: only of such there may be very much. */
    XmlCursor rows(String name, Map<String, String> prefixes, long atMost) throws IOException {
        return new XmlCursor(guarded(name, atMost, true), prefixes);
    }

    /** How large a part is, unpacked; what the archive says of it. */
    long size(String name) {
        ZipArchiveEntry entry = entries.get(key(name));
        return entry == null ? 0 : entry.getSize();
    }

    /** How many bytes of all parts were unpacked so far. */
    long unpacked() {
        return inflated;
    }

    InputStream stream(String name) throws IOException {
        return guarded(name, Limits.INFLATED_BYTES, false);
    }

    private InputStream guarded(String name, long atMost, boolean isStreamed) throws IOException {
        @Nullable ZipArchiveEntry entry = entries.get(key(name));
        if (entry == null || !isPlainlyPacked(entry)) {
            throw SourceRefused.of(Refusal.DAMAGED, "part", name);
        }
        return new Guarded(zip.getInputStream(entry), entry.getCompressedSize(), atMost, isStreamed);
    }

    /** Office formats know two methods; the library tries others, with classes that need not be there. */
    private static boolean isPlainlyPacked(ZipArchiveEntry entry) {
        return entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out: sizes written in the archive may lie. */
    private final class Guarded extends FilterInputStream {
        private final long compressed;
        private final long atMost;
        private final boolean isStreamed;
        private long read;

        Guarded(InputStream in, long compressed, long atMost, boolean isStreamed) {
            super(in);
            this.atMost = atMost;
            this.isStreamed = isStreamed;
            this.compressed = Math.max(compressed, 1);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int count) {
            read += count;
            inflated += count;
            aside += isStreamed ? 0 : count;
            boolean swollen = read > Limits.RATIO_FREE_BYTES && read / compressed > Limits.RATIO;
            if (swollen || read > atMost || inflated > most || aside > Limits.INFLATED_BYTES) {
                throw SourceRefused.of(Refusal.ARCHIVE_BOMB);
            }
        }
    }
}
