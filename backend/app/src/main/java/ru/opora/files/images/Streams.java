package ru.opora.files.images;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/** Copies and skips exactly so many bytes, or says that they are not there. */
final class Streams {

    private Streams() {}

    static void copy(DataInputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[8192];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    static void skip(DataInputStream in, long count) throws IOException {
        copy(in, OutputStream.nullOutputStream(), count);
    }
}
