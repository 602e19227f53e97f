package ru.opora.files.images;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a picture is to be turned: the one thing of EXIF that belongs to the picture (tag 0x0112, 1 to 8). */
final class Orientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** Reads it from a TIFF structure; upright when it says nothing that can be understood. */
    static int of(byte[] tiff) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(tiff);
            bytes.order(bytes.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            bytes.position(bytes.getInt(4));
            int entries = bytes.getShort() & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int at = bytes.position() + i * 12;
                if ((bytes.getShort(at) & 0xFFFF) == TAG && bytes.getShort(at + 2) == SHORT) {
                    int found = bytes.getShort(at + 8);
                    return found >= 1 && found <= 8 ? found : UPRIGHT;
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException notTiff) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** Whether there is anything to keep. */
    static boolean isTurned(int orientation) {
        return orientation != UPRIGHT;
    }

    /** A TIFF structure that says it and nothing else. */
    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .putShort((short) 0x4D4D)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
