package ru.opora.platform.documents;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds out in which encoding a text file is written; says so in the file only where it has a byte order mark. */
final class Encodings {
    private static final int SAMPLE = 64 * 1024;

    /** One-byte encodings of Russian, the likeliest first. */
    private static final List<Charset> CYRILLIC =
            List.of(Charset.forName("windows-1251"), Charset.forName("IBM866"), Charset.forName("KOI8-R"));

    private static final String FREQUENT = "оеаинтсрвлкм";

    private Encodings() {}

    static String decode(byte[] content) {
        return decode(content, "");
    }

    /** @param declared the encoding the content names itself; believed unless the bytes say otherwise */
    static String decode(byte[] content, String declared) {
        byte[] sample = Arrays.copyOf(content, Math.min(content.length, SAMPLE));
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        if (highBytes(sample, 1)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (highBytes(sample, 0)) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        String utf8 = new String(content, StandardCharsets.UTF_8);
        if (isUtf8(utf8)) {
            return utf8;
        }
        return new String(content, isOneByte(declared) ? Charset.forName(declared) : cyrillic(sample));
    }

    /** The encoding of a file of which only the beginning is known. */
    static Charset charset(byte[] beginning) {
        byte[] sample = Arrays.copyOf(beginning, Math.min(beginning.length, SAMPLE));
        if (starts(beginning, 0xFF, 0xFE) || highBytes(sample, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(beginning, 0xFE, 0xFF) || highBytes(sample, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(new String(beginning, StandardCharsets.UTF_8)) ? StandardCharsets.UTF_8 : cyrillic(sample);
    }

    private static boolean isOneByte(String charset) {
        try {
            return !charset.isEmpty()
                    && Charset.forName(charset).canEncode()
                    && Charset.forName(charset).newEncoder().maxBytesPerChar() == 1;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private static boolean starts(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return content.length > 0;
    }

    /** Whether nearly every second byte is the upper half of a Latin or a Cyrillic letter: 0 or 4. */
    private static boolean highBytes(byte[] sample, int offset) {
        int high = 0;
        int all = 0;
        for (int i = offset; i < sample.length; i += 2) {
            high += sample[i] == 0 || sample[i] == 4 ? 1 : 0;
            all++;
        }
        int other = 0;
        for (int i = 1 - offset; i < sample.length; i += 2) {
            other += sample[i] == 0 ? 1 : 0;
        }
        return all >= 4 && high * 10 > all * 8 && other * 10 < all;
    }

    /** A few broken bytes, as a cut through a letter leaves, do not make a text another encoding. */
    private static boolean isUtf8(String text) {
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        if (broken == 0) {
            return true;
        }
        long cyrillic = text.chars().filter(c -> c >= '\u0400' && c < '\u0500').count();
        return cyrillic > 20 * broken;
    }

    private static Charset cyrillic(byte[] sample) {
        return CYRILLIC.stream()
                .max(Comparator.comparingLong(charset -> score(new String(sample, charset))))
                .orElse(StandardCharsets.UTF_8);
    }

    private static long score(String text) {
        return text.chars().filter(c -> FREQUENT.indexOf(c) >= 0).count();
    }

    /** Whether a text holds what no text file does; a stray NUL or two is forgiven. */
    static boolean isBinary(String text) {
        int length = Math.min(text.length(), SAMPLE);
        long control = text.substring(0, length)
                .chars()
                .filter(c -> (c < ' ' && "\t\n\r\f\u000B\u001A".indexOf(c) < 0) || c == '\uFFFD')
                .count();
        return control * 50 > length;
    }
}
