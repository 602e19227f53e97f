package ru.opora.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as telephones make them: with a place, a device, a comment, a preview and something behind the end. */
public final class Pictures {

    /** Stands in every piece of metadata; nothing of it may be left. */
    public static final String SECRET = "GPS-59.93-30.31-Ivanov";

    private Pictures() {}

    public static byte[] plain(String format) {
        var image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 48; x++) {
            for (int y = 0; y < 32; y++) {
                image.setRGB(x, y, new Color(x * 5, y * 7, (x * y) % 256).getRGB());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** A JPEG that lies on its side and says much about its maker. */
    public static byte[] jpeg() {
        byte[] plain = plain("jpg");
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        bytes.writeBytes(segment(0xE1, join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif())));
        bytes.writeBytes(segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>").getBytes()));
        bytes.writeBytes(segment(0xED, ("Photoshop 3.0\0" + SECRET).getBytes()));
        bytes.writeBytes(segment(0xFE, SECRET.getBytes()));
        bytes.write(plain, 2, plain.length - 2);
        bytes.writeBytes(SECRET.getBytes());
        return bytes.toByteArray();
    }

    public static byte[] png() {
        byte[] plain = plain("png");
        int afterHeader = 8 + 25;
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, afterHeader);
        bytes.writeBytes(chunk("tEXt", ("Comment\0" + SECRET).getBytes()));
        bytes.writeBytes(chunk("eXIf", exif()));
        bytes.writeBytes(chunk("prVt", SECRET.getBytes()));
        bytes.write(plain, afterHeader, plain.length - afterHeader);
        bytes.writeBytes(SECRET.getBytes());
        return bytes.toByteArray();
    }

    /** A WebP by its chunks; the coded picture is of no matter here. */
    public static byte[] webp() {
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes(riff("VP8X", new byte[] {0x2C, 0, 0, 0, 9, 0, 0, 9, 0, 0}));
        chunks.writeBytes(riff("ICCP", "profile".getBytes()));
        chunks.writeBytes(riff("VP8 ", "coded picture".getBytes()));
        chunks.writeBytes(riff("EXIF", exif()));
        chunks.writeBytes(riff("XMP ", SECRET.getBytes()));
        chunks.writeBytes(riff("priv", SECRET.getBytes()));
        byte[] body = join("WEBP".getBytes(), chunks.toByteArray());
        return join(riffHead("RIFF", body.length), join(body, SECRET.getBytes()));
    }

    /** A TIFF structure, little-endian: turned by 90 degrees (6), a text, and a place. */
    private static byte[] exif() {
        byte[] secret = SECRET.getBytes();
        return ByteBuffer.allocate(8 + 2 + 24 + 4 + secret.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x4949)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(6)
                .putShort((short) 0x8825)
                .putShort((short) 2)
                .putInt(secret.length)
                .putInt(38)
                .putInt(0)
                .put(secret)
                .array();
    }

    private static byte[] segment(int marker, byte[] body) {
        return ByteBuffer.allocate(body.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
    }

    private static byte[] chunk(String type, byte[] body) {
        var sum = new CRC32();
        sum.update(type.getBytes());
        sum.update(body);
        return ByteBuffer.allocate(body.length + 12)
                .putInt(body.length)
                .put(type.getBytes())
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] riff(String type, byte[] body) {
        byte[] whole = join(riffHead(type, body.length), body);
        return body.length % 2 == 0 ? whole : join(whole, new byte[1]);
    }

    private static byte[] riffHead(String type, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes())
                .putInt(length)
                .array();
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
