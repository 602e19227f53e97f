package ru.opora.files.images;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.Refusal;

/**
 * A WebP by its RIFF chunks (RFC 9649). EXIF, XMP, unknown chunks and what follows the end are dropped. The size stands in
 * front, so the chunks are listed first and copied after.
 */
final class WebpCopy {

    private static final Set<String> KEPT = Set.of("VP8X", "VP8 ", "VP8L", "ICCP", "ALPH", "ANIM", "ANMF");
    private static final int HEAD = 12;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int MOST_EXIF = 1024 * 1024;
    private static final int MOST_CHUNKS = 100_000;

    private final Path file;
    private final DataInputStream in;
    private final DataOutputStream out;

    private record Chunk(String type, long size) {

        /** With its head and the byte that makes its length even. */
        long whole() {
            return 8 + padded();
        }

        long padded() {
            return size + (size & 1);
        }
    }

    WebpCopy(Path file, DataInputStream in, DataOutputStream out) {
        this.file = file;
        this.in = in;
        this.out = out;
    }

    void run() throws IOException {
        var found = new ArrayList<Chunk>();
        int orientation = list(found);
        boolean extended = found.stream().anyMatch(chunk -> chunk.type.equals("VP8X"));
        byte[] exif = extended && Orientation.isTurned(orientation) ? Orientation.tiff(orientation) : new byte[0];
        long size = 4
                + found.stream()
                        .filter(WebpCopy::isKept)
                        .mapToLong(Chunk::whole)
                        .sum()
                + (exif.length == 0 ? 0 : 8 + exif.length);
        Streams.skip(in, HEAD);
        out.writeBytes("RIFF");
        little(size);
        out.writeBytes("WEBP");
        copy(found, exif.length > 0);
        if (exif.length > 0) {
            out.writeBytes("EXIF");
            little(exif.length);
            out.write(exif);
        }
    }

    /** Lists the chunks and gives what the EXIF chunk says of turning. */
    private int list(List<Chunk> found) throws IOException {
        int orientation = 1;
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(4);
            long end = 8 + little(bytes);
            if (end > bytes.length()) {
                throw new FileRefused(Refusal.DAMAGED);
            }
            for (long at = HEAD;
                    at + 8 <= end;
                    at += found.get(found.size() - 1).whole()) {
                bytes.seek(at);
                byte[] type = new byte[4];
                bytes.readFully(type);
                var chunk = new Chunk(new String(type, StandardCharsets.ISO_8859_1), little(bytes));
                found.add(chunk);
                if (at + 8 + chunk.size > end || found.size() > MOST_CHUNKS) {
                    throw new FileRefused(Refusal.DAMAGED);
                }
                if (chunk.type.equals("EXIF") && chunk.size <= MOST_EXIF) {
                    orientation = orientation(bytes, (int) chunk.size);
                }
            }
        }
        return orientation;
    }

    private static int orientation(RandomAccessFile bytes, int size) throws IOException {
        byte[] exif = new byte[size];
        bytes.readFully(exif);
        boolean prefixed = size > 6 && new String(exif, 0, 4, StandardCharsets.ISO_8859_1).equals("Exif");
        return Orientation.of(prefixed ? java.util.Arrays.copyOfRange(exif, 6, size) : exif);
    }

    private void copy(List<Chunk> found, boolean turned) throws IOException {
        for (Chunk chunk : found) {
            Streams.skip(in, 8);
            if (!isKept(chunk)) {
                skipLast(chunk);
                continue;
            }
            out.writeBytes(chunk.type);
            little(chunk.size);
            long rest = chunk.size;
            if (chunk.type.equals("VP8X") && rest > 0) {
                int flags = in.readUnsignedByte() & ~(HAS_EXIF | HAS_XMP);
                out.writeByte(turned ? flags | HAS_EXIF : flags);
                rest--;
            }
            Streams.copy(in, out, rest);
            if ((chunk.size & 1) == 1) {
                in.read(); // the last chunk's padding is forgotten by some writers
                out.writeByte(0);
            }
        }
    }

    private void skipLast(Chunk chunk) throws IOException {
        Streams.skip(in, chunk.size);
        if ((chunk.size & 1) == 1) {
            in.read();
        }
    }

    private static boolean isKept(Chunk chunk) {
        return KEPT.contains(chunk.type);
    }

    private static long little(RandomAccessFile bytes) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
    }

    private void little(long value) throws IOException {
        out.writeInt(Integer.reverseBytes((int) value));
    }
}
