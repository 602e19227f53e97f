package ru.opora.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads an uploaded file or a pasted text into paragraphs and tables. The content decides on the format, not the name.
 * Blocking and stateless; it writes nothing and opens nothing but the content itself. A file is held in memory while it is read
 * (25 MB at most), what it unpacks to is not.
 *
 * <p>Every method gives a document or throws {@link SourceRefused}.
 */
public final class SourceReader {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = Limits.FILE_BYTES;

    private final SourceSize size;

    /** For orders and their plans. */
    public SourceReader() {
        this(SourceSize.PLAN);
    }

    public SourceReader(SourceSize size) {
        this.size = size;
    }

    /** Reads a file; one that is too large is refused without being opened. */
    public SourceDocument read(String fileName, Path file) throws IOException {
        if (Files.size(file) > Limits.FILE_BYTES) {
            throw SourceRefused.tooLarge();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(fileName, in);
        }
    }

    /** Reads a stream up to the size limit; the caller closes it. */
    public SourceDocument read(String fileName, InputStream content) throws IOException {
        return read(fileName, content.readNBytes(Limits.FILE_BYTES + 1));
    }

    /** Reads a file's content. */
    public SourceDocument read(String fileName, byte[] content) {
        if (content.length > Limits.FILE_BYTES) {
            throw SourceRefused.tooLarge();
        }
        return filled(() -> SourceFormats.read(fileName, content, size));
    }

    /** Reads what was pasted from a document, a sheet or a page of a PDF. */
    public SourceDocument readText(String text) {
        TextFormats.checkLength(text);
        return filled(() -> PastedText.read(text));
    }

    /** What may break at any step. */
    interface Reading<T> {
        T read() throws IOException;
    }

    private static SourceDocument filled(Reading<SourceDocument> reading) {
        SourceDocument document = guarded(reading);
        if (document.blocks().isEmpty()) {
            throw SourceRefused.of(Refusal.EMPTY);
        }
        return document;
    }

    /** Gives what was read, or says why it is not: whatever broke. */
    static <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SourceRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The libraries below answer broken content with whatever broke first in them.
            throw refusal(e);
        } catch (StackOverflowError e) {
            throw SourceRefused.tooComplex("depth", Limits.XML_DEPTH);
        }
    }

    private static SourceRefused refusal(Throwable thrown) {
        for (Throwable cause : List.of(thrown, thrown.getCause() == null ? thrown : thrown.getCause())) {
            if (cause instanceof SourceRefused refused) {
                return refused;
            }
        }
        return SourceRefused.damaged(thrown);
    }
}
