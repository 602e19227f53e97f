package ru.opora.files.images;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.Refusal;

/**
 * A JPEG by its segments (ITU-T T.81, annex B). Kept: what decoding needs, the colour profile, Adobe's colour transform.
 * Dropped: EXIF, XMP, IPTC, comments, previews, further pictures behind the end.
 */
final class JpegCopy {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    /** JFIF's own fields, before the preview that may follow. */
    private static final int JFIF_FIELDS = 12;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private boolean orientationWritten;

    JpegCopy(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    void run() throws IOException {
        in.readUnsignedShort();
        out.writeShort(0xFF00 | SOI);
        int marker = marker();
        while (marker != EOI) {
            marker = marker == SOS ? scan() : segment(marker);
        }
        out.writeShort(0xFF00 | EOI);
    }

    /** Takes one segment and gives the next marker. */
    private int segment(int marker) throws IOException {
        byte[] body = body();
        if (marker == APP1 && starts(body, EXIF)) {
            orientation = Orientation.of(Arrays.copyOfRange(body, EXIF.length, body.length));
        }
        byte[] kept = kept(marker, body);
        if (kept.length > 0) {
            boolean head = marker == APP0;
            if (!head) {
                writeOrientation();
            }
            write(marker, kept);
        }
        return marker();
    }

    /** What is kept of a segment; nothing when it goes. */
    private static byte[] kept(int marker, byte[] body) {
        if (marker == APP0 && starts(body, JFIF) && body.length >= JFIF_FIELDS + 2) {
            return Arrays.copyOf(Arrays.copyOf(body, JFIF_FIELDS), JFIF_FIELDS + 2); // a preview of 0 by 0
        }
        boolean application = marker >= APP0 && marker <= APP15;
        boolean needed = marker == APP2 && starts(body, PROFILE) || marker == APP14 && starts(body, ADOBE);
        return application && !needed || marker == COMMENT ? new byte[0] : body;
    }

    /** Copies a scan: the coded picture up to the next marker that is neither a stuffed byte nor a restart. */
    private int scan() throws IOException {
        writeOrientation();
        write(SOS, body());
        while (true) {
            int next = in.readUnsignedByte();
            if (next != 0xFF) {
                out.writeByte(next);
                continue;
            }
            int after = in.readUnsignedByte();
            while (after == 0xFF) {
                after = in.readUnsignedByte();
            }
            if (after != 0 && (after < 0xD0 || after > 0xD7)) {
                return after;
            }
            out.writeByte(0xFF);
            out.writeByte(after);
        }
    }

    private void writeOrientation() throws IOException {
        if (!orientationWritten && Orientation.isTurned(orientation)) {
            orientationWritten = true;
            byte[] tiff = Orientation.tiff(orientation);
            byte[] body = Arrays.copyOf(EXIF, EXIF.length + tiff.length);
            System.arraycopy(tiff, 0, body, EXIF.length, tiff.length);
            write(APP1, body);
        }
    }

    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        boolean standalone = marker == 0 || marker == 1 || marker == SOI || marker >= 0xD0 && marker <= 0xD7;
        if (standalone) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        return marker;
    }

    private byte[] body() throws IOException {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    private void write(int marker, byte[] body) throws IOException {
        out.writeShort(0xFF00 | marker);
        out.writeShort(body.length + 2);
        out.write(body);
    }

    private static boolean starts(byte[] body, byte[] start) {
        return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }
}
