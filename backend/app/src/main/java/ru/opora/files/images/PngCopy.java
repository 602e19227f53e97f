package ru.opora.files.images;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.Refusal;

/** A PNG by its chunks (ISO/IEC 15948). Texts, times, EXIF, private chunks and what follows the end are dropped. */
final class PngCopy {

    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "hIST", "acTL", "fcTL", "fdAT");
    /** What else is read whole must be no more than this. */
    private static final int MOST_EXIF = 1024 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out;

    PngCopy(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    void run() throws IOException {
        out.writeLong(in.readLong());
        String type = "";
        while (!type.equals("IEND")) {
            int length = in.readInt();
            type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (length < 0 || type.length() < 4) {
                throw new FileRefused(Refusal.DAMAGED);
            }
            chunk(type, length);
        }
    }

    private void chunk(String type, int length) throws IOException {
        if (KEPT.contains(type)) {
            out.writeInt(length);
            out.writeBytes(type);
            Streams.copy(in, out, length + 4L);
        } else if (type.equals("eXIf") && length <= MOST_EXIF) {
            byte[] exif = new byte[length];
            in.readFully(exif);
            in.readInt();
            turned(Orientation.of(exif));
        } else {
            Streams.skip(in, length + 4L);
        }
    }

    private void turned(int orientation) throws IOException {
        if (Orientation.isTurned(orientation)) {
            byte[] tiff = Orientation.tiff(orientation);
            var sum = new CRC32();
            sum.update("eXIf".getBytes(StandardCharsets.ISO_8859_1));
            sum.update(tiff);
            out.writeInt(tiff.length);
            out.writeBytes("eXIf");
            out.write(tiff);
            out.writeInt((int) sum.getValue());
        }
    }
}
